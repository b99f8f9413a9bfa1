import { setFlagsFromString } from 'node:v8';

// Left alone V8 lets garbage grow to four times what is alive before it looks for it, and a day of large mails made the
// server half as large again. At twice the size, looking a little more often, it stays as it was after the first hundred.
setFlagsFromString('--heap-growing-percent=100');
