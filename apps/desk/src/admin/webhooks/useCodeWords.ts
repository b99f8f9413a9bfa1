import { useT } from '@hilo/ui';
import { webhookMessages } from './webhookMessages.ts';

const known = [
  'timeout',
  'refused',
  'connection',
  'garbage',
  'tls',
  'dns',
  'address',
  'url',
  'secret',
] as const;

/** Why an attempt failed, in the reader's words. */
export function useCodeWords() {
  const t = useT(webhookMessages);
  return ({ code, status }: { code: string | null; status: number | null }): string => {
    const plain = known.find((one) => one === code);
    if (plain) return t(`code.${plain}`);
    if (code === 'redirect') return t('code.redirect', { status: String(status) });
    if (status !== null) return t('code.status', { status: String(status) });
    return t('code.other', { code: code ?? '?' });
  };
}
