import type { ImportDto } from '@hilo/api';
import { Badge, Button, joinClasses, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronRight, FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { bringFile, listImports } from '../importsApi.ts';
import { Loaded } from '../Loaded.tsx';
import { Block, Page } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { Row, Rows } from '../Rows.tsx';
import { useChange } from '../useChange.ts';
import { importMessages } from './importMessages.ts';

/** Customers out of a file: where it is given, and what was brought in before. */
export function Imports() {
  const t = useT(importMessages);
  const words = useT(adminMessages);
  const imports = useQuery({ queryKey: ['imports'], queryFn: listImports });
  return (
    <Page title={words('nav.imports')} about={t('about')}>
      <ChooseFile />
      <Loaded query={imports}>
        {(list) =>
          list.length > 0 && (
            <Block title={t('before')}>
              <Rows label={t('before')}>
                {list.map((one) => (
                  <ImportRow key={one.id} one={one} />
                ))}
              </Rows>
            </Block>
          )
        }
      </Loaded>
    </Page>
  );
}

/** By the machine's own picker, or dropped. */
function ChooseFile() {
  const t = useT(importMessages);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const bring = useChange(bringFile, ['imports'], ({ id }) =>
    navigate({ to: '/admin/imports/$importId', params: { importId: id } }),
  );
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && !bring.isPending) bring.mutate(file);
  };
  const hold = (isHeld: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isHeld);
  };
  return (
    <div className="flex flex-col gap-3">
      <ProblemNote error={bring.error} />
      <section
        aria-label={t('drop')}
        onDragOver={hold(true)}
        onDragLeave={hold(false)}
        onDrop={(event) => {
          hold(false)(event);
          take(event.dataTransfer.files);
        }}
        className={joinClasses(
          'flex flex-col items-center gap-1 rounded-large border border-dashed px-6 py-10 text-center transition-colors',
          isOver ? 'border-accent bg-accent-soft' : 'border-control',
        )}
      >
        <FileUp size={20} aria-hidden className="mb-2 text-muted" />
        <p className="text-base font-semibold">{t('drop')}</p>
        <p className="max-w-[56ch] text-list text-muted">{t('dropAbout')}</p>
        <Button
          variant="primary"
          className="mt-3"
          isPending={bring.isPending}
          onPress={() => input.current?.click()}
        >
          {t('choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          hidden
          aria-label={t('choose')}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
        <span role="status" className="sr-only">
          {bring.isPending ? t('uploading', { name: bring.variables?.name ?? '' }) : ''}
        </span>
      </section>
    </div>
  );
}

const tones = { failed: 'broken', done: 'kept', mapping: 'accent', checked: 'accent' } as const;

function ImportRow({ one }: { one: ImportDto }) {
  const t = useT(importMessages);
  const format = useFormat();
  const { id, state, counts } = one;
  return (
    <Row
      isLinked
      isMuted={state === 'cancelled'}
      name={
        <Link
          to="/admin/imports/$importId"
          params={{ importId: id }}
          className="after:absolute after:inset-0"
        >
          {one.fileName}
        </Link>
      }
      about={
        <>
          {format.date(one.createdAt, 'medium')}
          {state === 'done' && ` · ${t('counts.done', counts)}`}
        </>
      }
      marks={
        <Badge tone={state in tones ? tones[state as keyof typeof tones] : 'neutral'}>
          {t(`state.${state}`)}
        </Badge>
      }
      actions={<ChevronRight size={16} aria-hidden className="text-muted" />}
    />
  );
}
