import type { PartyDto } from '@hilo/api';
import { newIdempotencyKey, type UploadDto } from '@hilo/api/client';
import { Button, Dialog, FileChip, Select, TextArea, TextField, toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useProblemWords } from '../admin/useProblemWords.ts';
import { api } from '../api.ts';
import { useChannels } from '../channels.tsx';
import { useMe } from '../people/people.ts';
import { putTicket } from '../tickets/ticket-queries.ts';
import { FileButton } from './files/FileButton.tsx';
import { useUploads } from './files/useUploads.ts';
import { composerMessages } from './messages.ts';
import { Recipients } from './recipients/Recipients.tsx';
import { isSendKey } from './writing/is-send-key.ts';
import { withSignature } from './writing/mail-html.ts';

/** Opens a ticket with a message of ours: to whom, by which channel, about what. */
export function NewTicketDialog(props: { onClose: () => void; onOpened: (ticketId: string) => void }) {
  const { onClose, onOpened } = props;
  const t = useT(composerMessages);
  const problemWords = useProblemWords();
  const me = useMe();
  const client = useQueryClient();
  const { outbound, faceOf } = useChannels();
  const [channelId, setChannelId] = useState<string | null>(null);
  const [to, setTo] = useState<PartyDto[]>([]);
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly UploadDto[]>([]);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [key] = useState(newIdempotencyKey);
  const face = faceOf(channelId ?? outbound[0]?.id ?? null);
  const needsSubject = face.traits?.capabilities.threading === 'reference';
  const uploads = useUploads({
    count: files.length,
    limits: face.traits?.capabilities.attachments,
    onUploaded: useCallback((upload: UploadDto) => setFiles((now) => [...now, upload]), []),
  });
  const isUploading = uploads.uploading.some(({ isFailed }) => !isFailed);
  const send = async () => {
    setTried(true);
    if (isBusy || isUploading) return;
    if (face.id === null || to.length === 0 || text.trim() === '' || (needsSubject && subject.trim() === ''))
      return;
    setBusy(true);
    try {
      const words = withSignature({ text, html: null }, me.signature || face.signature);
      const ticket = await api.openTicket(
        {
          channelId: face.id,
          to,
          subject: subject.trim() === '' ? null : subject.trim(),
          text: words.text,
          uploadIds: files.map(({ id }) => id),
        },
        key,
      );
      putTicket(client, ticket);
      void client.invalidateQueries({ queryKey: ['tickets'] });
      onOpened(ticket.id);
    } catch (error) {
      setBusy(false);
      toasts.show({ text: `${t('new.failed')} ${problemWords(error)}`, tone: 'failed' });
    }
  };
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  if (outbound.length === 0)
    return (
      <Dialog title={t('new.title')} size="small" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
        <p className="text-base text-muted">{t('new.noChannel')}</p>
      </Dialog>
    );
  return (
    <Dialog
      title={t('new.title')}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <span className="mr-auto">
            <FileButton onFiles={uploads.add} label={t('file.attach')} />
          </span>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" isPending={isBusy} isDisabled={isUploading} onPress={() => void send()}>
            {t('new.send')}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the key that sends from each of its fields */}
      <div
        className="flex flex-col gap-3"
        onKeyDown={(event) => {
          // With the address that was being typed, which is among the others in a moment.
          if (isSendKey(event)) setTimeout(() => void latest.current());
        }}
      >
        {outbound.length > 1 && (
          <Select
            label={t('new.channel')}
            value={face.id}
            onChange={(id) => setChannelId(String(id))}
            choices={outbound.flatMap(({ id, name, icon }) =>
              id === null ? [] : [{ id, label: name, icon }],
            )}
          />
        )}
        <div className="-mx-4">
          <Recipients
            label={t('recipients.to')}
            value={to}
            onChange={setTo}
            identityKind={face.traits?.identityKinds[0] ?? 'mailAddress'}
            autoFocus
          />
        </div>
        {isTried && to.length === 0 && (
          <p role="alert" className="text-meta font-medium text-broken-ink">
            {t('send.noRecipient')}
          </p>
        )}
        <TextField
          label={t('subject.label')}
          isOptional={!needsSubject}
          value={subject}
          onChange={setSubject}
          maxLength={500}
          isInvalid={isTried && needsSubject && subject.trim() === ''}
          errorMessage={t('new.subjectMissing')}
        />
        <TextArea
          label={t('editor.label')}
          rows={7}
          value={text}
          onChange={setText}
          isInvalid={isTried && text.trim() === ''}
          errorMessage={t('send.empty')}
        />
        {files.length + uploads.uploading.length > 0 && (
          <ul className="flex flex-wrap gap-2">
            {files.map((file) => (
              <li key={file.id} className="min-w-0">
                <FileChip
                  name={file.name}
                  size={file.size}
                  mediaType={file.type}
                  onRemove={() => setFiles(files.filter((each) => each !== file))}
                />
              </li>
            ))}
            {uploads.uploading.map((file) => (
              <li key={file.key} className="min-w-0">
                <FileChip
                  name={file.name}
                  size={file.size}
                  mediaType={file.type}
                  state={file.isFailed ? 'failed' : 'uploading'}
                  onRemove={file.cancel}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
