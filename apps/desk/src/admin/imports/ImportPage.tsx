import type { ImportDto } from '@hilo/api';
import { Banner, Button, toasts, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { BackTo } from '../BackTo.tsx';
import { changeImport, readImport, resultAddress, startImport } from '../importsApi.ts';
import { Loaded } from '../Loaded.tsx';
import { Block, Page } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { ImportLines } from './ImportLines.tsx';
import { importMessages } from './importMessages.ts';
import { MapColumns } from './MapColumns.tsx';

/** One import, at the step where it is: columns, lines looked at, entering, entered. */
export function ImportPage() {
  const words = useT(adminMessages);
  const { importId } = useParams({ strict: false }) as { importId: string };
  const query = useQuery({
    queryKey: ['imports', importId],
    queryFn: () => readImport(importId),
    refetchInterval: ({ state }) =>
      ['checking', 'running', 'undoing'].includes(state.data?.state ?? '') ? 1_000 : false,
  });
  return (
    <Page
      title={query.data?.fileName ?? words('nav.imports')}
      about={<BackTo to="/admin/imports">{words('nav.imports')}</BackTo>}
    >
      <Loaded query={query}>{(one) => <Step one={one} />}</Loaded>
    </Page>
  );
}

function Step({ one }: { one: ImportDto }) {
  const t = useT(importMessages);
  switch (one.state) {
    case 'mapping':
      return (
        <>
          <MapColumns one={one} />
          <CancelButton id={one.id} />
        </>
      );
    case 'checking':
      return (
        <p role="status" className="text-base">
          {t('progress.checking')}
        </p>
      );
    case 'checked':
      return <Checked one={one} />;
    case 'running':
      return <Running one={one} />;
    case 'undoing':
      return (
        <p role="status" className="text-base">
          {t('progress.undoing')}
        </p>
      );
    case 'undone':
      return (
        <>
          <p className="text-base">{t('undoneAbout', one.counts)}</p>
          <Outcome one={one} />
        </>
      );
    case 'done':
      return <Outcome one={one} />;
    case 'cancelled':
      return one.counts.finished === 0 ? (
        <p className="text-base">{t('cancelledAbout')}</p>
      ) : (
        <>
          <p className="text-base tabular-nums">
            {t('cancelledAfter', { finished: one.counts.finished, total: one.counts.total })}
          </p>
          <Outcome one={one} />
        </>
      );
    case 'failed':
      return (
        <Banner kind="error" className="rounded-small">
          {`${t('failed')} ${t('failedAbout')}`}
        </Banner>
      );
  }
}

/** What became of the lines, and the same as a file. */
function Outcome({ one }: { one: ImportDto }) {
  const t = useT(importMessages);
  return (
    <>
      <Block title={t('done.title')}>
        <ImportLines one={one} />
      </Block>
      <Block title={t('result')} about={t('resultAbout')}>
        <a href={resultAddress(one.id)} download className="text-base text-accent-ink underline">
          {t('result')}
        </a>
      </Block>
      {one.state !== 'undone' && one.counts.new + one.counts.update > 0 && <Undo id={one.id} />}
    </>
  );
}

function Undo({ id }: { id: string }) {
  const t = useT(importMessages);
  const [isAsking, setAsking] = useState(false);
  const undo = useChange((_: undefined) => startImport(id, 'undo'), ['imports']);
  return (
    <Block title={t('undo.title')} about={t('undo.about')}>
      <Button icon={Undo2} onPress={() => setAsking(true)}>
        {t('undo.do')}
      </Button>
      {isAsking && (
        <SureDialog
          title={t('undo.sure')}
          confirmLabel={t('undo.do')}
          change={undo}
          onClose={() => setAsking(false)}
        >
          <p>{t('undo.about')}</p>
        </SureDialog>
      )}
    </Block>
  );
}

function Checked({ one }: { one: ImportDto }) {
  const t = useT(importMessages);
  const run = useChange((_: undefined) => startImport(one.id, 'run'), ['imports']);
  const back = useChange((_: undefined) => changeImport(one.id, {}), ['imports']);
  const count = one.counts.new + one.counts.update;
  return (
    <>
      <Block title={t('checked.title')}>
        <ProblemNote error={run.error ?? back.error} />
        {count === 0 && <p className="mb-4 text-base">{t('checked.nothing')}</p>}
        <ImportLines one={one} />
      </Block>
      <div className="flex flex-wrap gap-2">
        {count > 0 && (
          <Button variant="primary" isPending={run.isPending} onPress={() => run.mutate(undefined)}>
            {t('run', { count })}
          </Button>
        )}
        <Button isPending={back.isPending} onPress={() => back.mutate(undefined)}>
          {t('back')}
        </Button>
        <CancelButton id={one.id} />
      </div>
    </>
  );
}

function Running({ one }: { one: ImportDto }) {
  const t = useT(importMessages);
  const format = useFormat();
  const { finished, total } = one.counts;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-base tabular-nums">
        {t('progress.running', { finished: format.number(finished), total: format.number(total) })}
      </p>
      <progress
        aria-label={t('progress.label')}
        value={finished}
        max={Math.max(total, 1)}
        className="h-1.5 w-full accent-accent"
      />
      <CancelButton id={one.id} />
    </div>
  );
}

function CancelButton({ id }: { id: string }) {
  const t = useT(importMessages);
  const navigate = useNavigate();
  const cancel = useChange(
    (_: undefined) => startImport(id, 'cancel'),
    ['imports'],
    () => {
      toasts.show({ text: t('cancelled') });
      void navigate({ to: '/admin/imports' });
    },
  );
  return (
    <>
      <Button
        variant="bare"
        className="self-start"
        isPending={cancel.isPending}
        onPress={() => cancel.mutate(undefined)}
      >
        {t('cancel')}
      </Button>
      <ProblemNote error={cancel.error} />
    </>
  );
}
