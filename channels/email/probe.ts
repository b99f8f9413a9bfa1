import { type ChannelContext, ChannelError, type ProbeResult, probeSteps } from '@hilo/channel-kit';
import { accountSteps } from './account/probe-account.ts';
import { connectSocket, readGreeting } from './connect-socket.ts';
import { readOptions } from './outgoing.ts';
import { outgoingSteps, type ProbeSteps } from './probe-outgoing.ts';
import type { EmailSettings } from './settings.ts';

type ProbeContext = Pick<ChannelContext<EmailSettings>, 'settings' | 'secrets' | 'options'>;

/** Looks at the way in and at the way out, changes nothing, and stops at the first step that fails. */
export const probeEmail = async (
  context: ProbeContext,
  place: { host: string; port: number } | null,
  signal: AbortSignal,
): Promise<ProbeResult> => {
  const options = readOptions(context.options);
  const { settings } = context;
  const outgoing = outgoingSteps(context, options, signal);
  const incoming = settings.mode === 'account' ? accountSteps(context, options, signal) : null;
  try {
    return await probeSteps({
      ...(incoming?.steps ?? listenerSteps(context, place, signal)),
      ...(options.relay || settings.mode === 'account' ? outgoing.steps : {}),
    });
  } finally {
    outgoing.close();
    incoming?.close();
  }
};

const listenerSteps = (
  { settings }: ProbeContext,
  place: { host: string; port: number } | null,
  signal: AbortSignal,
): ProbeSteps => ({
  listener: async () => {
    if (!place) throw new ChannelError('not-configured', 'no mail port is open');
    const host = place.host === '0.0.0.0' ? '127.0.0.1' : place.host === '::' ? '::1' : place.host;
    const socket = await connectSocket(host, place.port, signal);
    try {
      const greeting = await readGreeting(socket, signal);
      if (!greeting.startsWith('220')) throw new ChannelError('transient', 'the mail port does not greet');
    } finally {
      socket.destroy();
    }
    return { listenHost: place.host, listenPort: place.port, isOpenToAll: settings.addresses.length === 0 };
  },
});
