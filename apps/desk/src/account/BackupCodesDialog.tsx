import { Button, Dialog, toasts, useT } from '@hilo/ui';
import { Copy, Download } from 'lucide-react';
import { useMemo } from 'react';
import { accountMessages } from './accountMessages.ts';

/** Shown once: it closes only when somebody says that they are kept. */
export function BackupCodesDialog(props: { codes: readonly string[]; isNew: boolean; onClose: () => void }) {
  const { codes, isNew, onClose } = props;
  const t = useT(accountMessages);
  const ui = useT();
  const text = `${t('twoStep.codes')} · ${location.host}\n\n${codes.join('\n')}\n`;
  const file = useMemo(() => `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`, [text]);
  const copy = () => {
    if (!navigator.clipboard) return toasts.show({ text: ui('copy.failed'), tone: 'failed' });
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => toasts.show({ text: ui('action.copied'), tone: 'done' }),
      () => toasts.show({ text: ui('copy.failed'), tone: 'failed' }),
    );
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('twoStep.codesTitle')}
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled
      footer={
        <>
          <Button icon={Copy} onPress={copy}>
            {t('twoStep.copy')}
          </Button>
          <a
            href={file}
            download={t('twoStep.file')}
            className="reach inline-flex h-8 items-center gap-1.5 rounded-small border border-line bg-raised px-3 text-base font-medium hover:bg-hover"
          >
            <Download size={16} aria-hidden className="-ml-0.5" />
            {t('twoStep.download')}
          </a>
          <Button variant="primary" onPress={onClose}>
            {t('twoStep.kept')}
          </Button>
        </>
      }
    >
      <p className="text-base text-muted">
        {isNew && <span className="font-medium text-ink">{t('twoStep.codesNew')} </span>}
        {t('twoStep.codesBody')}
      </p>
      <ul
        aria-label={t('twoStep.codes')}
        className="mt-4 grid grid-cols-2 gap-x-8 gap-y-1 rounded-small bg-hover px-4 py-3 font-mono text-base select-all max-sm:text-list"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}
