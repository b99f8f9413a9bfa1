export { type AuthServer, startAuthServer } from './start-auth-server.ts';
export { type Dovecot, hasDovecot, startDovecot } from './start-dovecot.ts';
export { type MailSink, type SinkMood, type SunkMail, startMailSink } from './start-mail-sink.ts';
export { type NetworkProxy, startProxy } from './start-proxy.ts';
