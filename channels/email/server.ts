import { type ChannelAdapter, openWork, type Party } from '@hilo/channel-kit';
import { openAccount } from './account/open-account.ts';
import { emailSignIn } from './account/sign-in.ts';
import { deliverMail } from './deliver.ts';
import { openEmbedded } from './listener/open-embedded.ts';
import { emailManifest } from './manifest.ts';
import { probeEmail } from './probe.ts';
import { type EmailSettings, emailSettings } from './settings.ts';
import { readStanding } from './standing/read-standing.ts';

/** E-mail: by our own SMTP listener (`embedded`), or out of a mailbox by IMAP and SMTP (`account`). */
export const emailAdapter: ChannelAdapter<typeof emailSettings> = {
  kind: emailManifest.kind,
  capabilities: emailManifest.capabilities,
  settings: emailSettings,
  ownParties: (settings) => ownParties(settings),
  entrance: ({ addresses }) =>
    addresses?.[0] ? { href: `mailto:${encodeURI(addresses[0])}`, text: addresses[0] } : null,
  standing: readStanding,
  signIn: emailSignIn,
  async open(context) {
    const work = openWork(context.signal);
    const inbound = await (context.settings.mode === 'account'
      ? openAccount(context)
      : openEmbedded(context));
    return {
      deliver: (delivery, signal) =>
        work.run(async (both) => {
          const delivered = await deliverMail(
            { ...context, lastOwnAddress: inbound.lastOwnAddress },
            delivery,
            both,
          );
          inbound.keepSent(delivered.raw);
          return delivered;
        }, signal),
      probe: (signal) => probeEmail(context, inbound.place(), signal),
      close: async () => {
        await Promise.all([work.close(), inbound.close()]);
      },
    };
  },
};

const ownParties = (settings: Partial<EmailSettings>): Party[] =>
  [...new Set(settings.addresses ?? [])].map((value) => ({
    kind: 'mailAddress',
    value,
    name: settings.displayName ?? null,
  }));

export { listeningPlaces } from './listener/share-listener.ts';
