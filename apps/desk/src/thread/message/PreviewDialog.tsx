import type { AttachmentDto } from '@hilo/api';
import { Button, Dialog, FileChip, IconButton, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { previewKind } from './preview-kind.ts';
import { previewMessages } from './previewMessages.ts';

/** The first of a text is enough to see what it is; the rest is a download away. In bytes. */
const mostText = 200_000;

/** One file after the other, as large as the screen allows; arrows turn. */
export function PreviewDialog(props: {
  files: readonly AttachmentDto[];
  first: string;
  nameOf: (file: AttachmentDto) => string;
  onClose: () => void;
}) {
  const { files, first, nameOf, onClose } = props;
  const t = useT(previewMessages);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      files.findIndex(({ id }) => id === first),
    ),
  );
  const file = files[at];
  if (!file?.url) return null;
  const turn = (by: number) => setAt((at + by + files.length) % files.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (files.length < 2 || event.target instanceof HTMLMediaElement) return;
    if (event.key === 'ArrowRight') turn(1);
    else if (event.key === 'ArrowLeft') turn(-1);
  };
  return (
    <Dialog
      title={nameOf(file)}
      size="large"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <div className="flex w-full items-center gap-2">
          {files.length > 1 && (
            <>
              <IconButton icon={ChevronLeft} label={t('preview.previous')} onPress={() => turn(-1)} />
              <span role="status" className="text-list text-muted tabular-nums">
                {t('preview.place', { at: at + 1, count: files.length })}
              </span>
              <IconButton icon={ChevronRight} label={t('preview.next')} onPress={() => turn(1)} />
            </>
          )}
          <span className="ml-auto min-w-0">
            <FileChip
              name={nameOf(file)}
              size={file.size}
              mediaType={file.type}
              href={`${file.url}&download`}
            />
          </span>
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows are also buttons below */}
      <div onKeyDown={onKeyDown} className="flex min-h-60 items-center justify-center">
        <Shown key={file.id} file={file} url={file.url} name={nameOf(file)} />
      </div>
    </Dialog>
  );
}

function Shown({ file, url, name }: { file: AttachmentDto; url: string; name: string }) {
  const t = useT(previewMessages);
  switch (previewKind(file.type)) {
    case 'image':
      return <img src={url} alt={name} className="max-h-[65vh] max-w-full" />;
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: somebody sent it; there are no captions of it
      return <audio controls src={url} aria-label={name} className="w-full" />;
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: somebody sent it; there are no captions of it
      return <video controls src={url} aria-label={name} className="max-h-[65vh] max-w-full" />;
    case 'text':
      return <TextFile url={url} id={file.id} />;
    case 'pdf':
      return <PdfFile url={url} name={name} />;
    case null:
      return <p className="text-muted">{t('preview.none')}</p>;
  }
}

const bytesOf = async (url: string): Promise<Blob> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the file answered ${answer.status}`);
  return answer.blob();
};

function TextFile({ url, id }: { url: string; id: string }) {
  const t = useT(previewMessages);
  const { data, error } = useQuery({
    queryKey: ['fileText', id],
    queryFn: async () => (await bytesOf(url)).slice(0, mostText).text(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <p className="text-muted">{t('preview.failed')}</p>;
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      dir="auto"
      className="max-h-[65vh] w-full self-start overflow-auto rounded-small border border-line p-3 text-list whitespace-pre-wrap"
    >
      {data ?? ''}
    </pre>
  );
}

/**
 * A reader that has loaded takes the focus by itself, and then Escape would not close the dialog: it is given back, until
 * somebody goes there with Tab or the pointer.
 */
const keepFocus = (frame: HTMLIFrameElement | null): (() => void) | undefined => {
  const before = document.activeElement;
  const dialog = frame?.closest<HTMLElement>('[role=dialog]');
  if (!frame || !dialog) return undefined;
  // Where nothing in the dialog had it yet, the dialog itself takes the keys.
  const home = before instanceof HTMLElement && dialog.contains(before) ? before : dialog;
  const ended = new AbortController();
  const { signal } = ended;
  const giveBack = () => {
    // The keys go to the reader even where the document says that the dialog has the focus.
    if (document.hasFocus()) window.focus();
    if (document.activeElement === frame) (home.isConnected ? home : dialog).focus();
  };
  const end = () => ended.abort();
  window.addEventListener('blur', giveBack, { signal });
  // It does so more than once, and not always in a way that the window is told of.
  const looking = setInterval(giveBack, 100);
  signal.addEventListener('abort', () => clearInterval(looking));
  frame.addEventListener('pointerenter', end, { signal });
  document.addEventListener('keydown', ({ key }) => key === 'Tab' && end(), { signal });
  return end;
};

const readerBox = 'h-[65vh] w-full rounded-small border border-line';

/**
 * The browser's own reader, in a frame. The server serves the file sandboxed, and no reader starts in that: the bytes
 * are given to it here under the one type that nothing but the reader takes.
 */
function PdfFile({ url, name }: { url: string; name: string }) {
  const t = useT(previewMessages);
  const [state, setState] = useState<{ address: string } | 'failed' | null>(null);
  useEffect(() => {
    let address: string | undefined;
    let isGone = false;
    bytesOf(url).then(
      (bytes) => {
        if (isGone) return;
        address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
        setState({ address });
      },
      () => setState('failed'),
    );
    return () => {
      isGone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [url]);
  if (state === 'failed') return <p className="text-muted">{t('preview.failed')}</p>;
  // As high as the reader that comes: what stands below it would move under a press.
  if (!state) return navigator.pdfViewerEnabled ? <div aria-busy="true" className={readerBox} /> : null;
  return navigator.pdfViewerEnabled ? (
    <iframe ref={keepFocus} title={name} src={state.address} className={readerBox} />
  ) : (
    <div className="flex flex-col items-center gap-3">
      <p className="text-muted">{t('preview.noReader')}</p>
      <Button onPress={() => window.open(state.address, '_blank', 'noopener')}>{t('preview.open')}</Button>
    </div>
  );
}
