// Loaded before the program where the launcher had to stay as its parent. When that parent is gone, even by
// kill -9, nobody could stop this process any more: it asks itself to end, as its parent would have.
import { isMainThread } from 'node:worker_threads';

const POLL_MS = 500;
const parent = Number(process.env.HILO_LAUNCHER_PID);
delete process.env.HILO_LAUNCHER_PID;

if (isMainThread && parent > 0) {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MS);
  timer.unref();
}
