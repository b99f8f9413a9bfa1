import { setFlagsFromString } from 'node:v8';

// Left alone V8 lets garbage grow to four times what is alive before it looks for it, and a day of large mails made the
// server half as large again; even at twice, two thousand odd ones made it larger by a quarter. Looked for after a third
// more than is alive, it stays as it was after the first three hundred, and takes in as many a second.
setFlagsFromString('--heap-growing-percent=30');
