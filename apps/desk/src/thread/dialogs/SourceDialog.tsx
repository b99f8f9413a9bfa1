import { Dialog, ErrorState, Skeleton, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { sourceMessages } from './sourceMessages.ts';

/** Characters shown; a mail of 40 MB would freeze the page. */
const most = 200_000;

/** Headers end at the first empty line (RFC 5322 §2.1). */
function splitMail(source: string): { headers: string; body: string } {
  const end = /\r?\n\r?\n/.exec(source);
  return end
    ? { headers: source.slice(0, end.index), body: source.slice(end.index + end[0].length) }
    : { headers: source, body: '' };
}

/** The message as it came over the wire. */
export function SourceDialog({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const t = useT(sourceMessages);
  const address = `/api/v1/messages/${messageId}/original`;
  const { data, error, refetch } = useQuery({
    queryKey: ['original', messageId],
    queryFn: async ({ signal }) => {
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(`${answer.status}`);
      return answer.text();
    },
    gcTime: 0,
  });
  const { headers, body } = splitMail((data ?? '').slice(0, most));
  const block =
    'overflow-auto rounded-small bg-hover p-3 font-mono text-meta whitespace-pre-wrap break-all select-text';
  return (
    <Dialog
      title={t('source.title')}
      size="large"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <a
          href={address}
          download={`${messageId}.eml`}
          className="inline-flex h-8 items-center rounded-small border border-line px-3 font-medium hover:bg-hover"
        >
          {t('source.download')}
        </a>
      }
    >
      {error ? (
        <ErrorState onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton className="h-40" />
      ) : (
        <>
          <h3 className="mb-1 text-list">{t('source.headers')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <pre tabIndex={0} className={`${block} max-h-56`}>
            {headers}
          </pre>
          <h3 className="mt-4 mb-1 text-list">{t('source.body')}</h3>
          {data.length > most && <p className="mb-1 text-meta text-muted">{t('source.cut')}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
          <pre tabIndex={0} className={`${block} max-h-72`}>
            {body}
          </pre>
        </>
      )}
    </Dialog>
  );
}
