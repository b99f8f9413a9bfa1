import type { Assurance, Party } from '@hilo/channel-kit';
import { isNoReply } from './read/recognise-automatic.ts';

/** Names under which the program of a site writes in that site's own name. */
const siteProgram =
  /^(?:wordpress|website|sitio|web|www|www-data|apache|nobody|formularios?|forms?|contact[-_.]?form|formulario[-_.]?contacto)$/i;

/**
 * Whoever wrote a mail that somebody else sent for him: a form sends from an address of ours, or from one that takes no
 * answers, and asks for answers at the one address that was filled in. So two people who fill in one form are two.
 * That address is nobody's proof, whatever proved the sender.
 */
export const readWriter = (
  from: Party,
  replyTo: readonly Party[],
  assurance: Assurance,
  ownAddresses: readonly string[],
): { from: Party; assurance: Assurance } => {
  const as = { from, assurance };
  const [wished] = replyTo;
  if (wished === undefined || replyTo.length > 1 || ownAddresses.includes(wished.value)) return as;
  const [local, domain] = splitAddress(from.value);
  const isOurSite = siteProgram.test(local) && ownAddresses.some((own) => splitAddress(own)[1] === domain);
  if (!ownAddresses.includes(from.value) && !isNoReply(local) && !isOurSite) return as;
  return {
    from: { ...wished, name: wished.name ?? from.name },
    assurance:
      assurance.level === 'failed'
        ? assurance
        : { level: 'unverified', method: null, detail: 'named by Reply-To alone' },
  };
};

const splitAddress = (address: string): [local: string, domain: string] => {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
};
