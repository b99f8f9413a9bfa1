import { setFlagsFromString } from 'node:v8';

// Most of what handles a mail or a request runs once each, so V8 interprets it for hundreds of them. Compiled when it is
// first called (Sparkplug, no optimising), the first thousand mails cost a quarter less. Before all other modules.
setFlagsFromString('--always-sparkplug');
