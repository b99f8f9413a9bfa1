import type { TagDto } from '@hilo/api';
import { tagColours } from '@hilo/core';
import { EmptyState, IconButton, Select, TagDot, TextField, toasts, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Tags, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../admin/adminMessages.ts';
import { FormDialog } from '../admin/FormDialog.tsx';
import { Loaded } from '../admin/Loaded.tsx';
import { Page } from '../admin/Page.tsx';
import { Row, Rows } from '../admin/Rows.tsx';
import { SureDialog } from '../admin/SureDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { api } from '../api.ts';
import { tagMessages } from './tagMessages.ts';

/** The tags in use: renamed, coloured, made one, taken off everywhere. */
export function TagsPage() {
  const t = useT(tagMessages);
  const words = useT(adminMessages);
  const query = useQuery({
    queryKey: ['tags', 'all'],
    queryFn: async ({ signal }) => (await api.tags({ limit: 500, withCounts: true }, signal)).items,
  });
  const [renaming, setRenaming] = useState<TagDto | null>(null);
  const [deleting, setDeleting] = useState<TagDto | null>(null);
  const count = ({ ticketCount }: TagDto) =>
    ticketCount !== null && ticketCount > 99 ? t('tags.many') : t('tags.count', { count: ticketCount ?? 0 });
  return (
    <Page title={words('nav.tags')} about={t('tags.about')}>
      <Loaded query={query}>
        {(tags) =>
          tags.length === 0 ? (
            <EmptyState icon={Tags} title={t('tags.empty')} className="py-16">
              {t('tags.emptyBody')}
            </EmptyState>
          ) : (
            <Rows label={words('nav.tags')}>
              {tags.map((tag) => (
                <Row
                  key={tag.name}
                  name={
                    <>
                      <TagDot colour={tag.colour ?? undefined} /> {tag.name}
                    </>
                  }
                  about={count(tag)}
                  actions={
                    <>
                      <IconButton
                        icon={Pencil}
                        label={`${words('edit')} ${tag.name}`}
                        onPress={() => setRenaming(tag)}
                      />
                      <IconButton
                        icon={Trash2}
                        label={`${words('delete')} ${tag.name}`}
                        onPress={() => setDeleting(tag)}
                      />
                    </>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {renaming && (
        <ChangeTag
          tag={renaming}
          others={(query.data ?? []).map(({ name }) => name)}
          onClose={() => setRenaming(null)}
        />
      )}
      {deleting && <DeleteTag tag={deleting} onClose={() => setDeleting(null)} />}
    </Page>
  );
}

function ChangeTag(props: { tag: TagDto; others: readonly string[]; onClose: () => void }) {
  const { tag, others, onClose } = props;
  const t = useT(tagMessages);
  const words = useT(adminMessages);
  const [name, setName] = useState(tag.name);
  const [colour, setColour] = useState(tag.colour);
  const to = name.trim();
  const isThere = others.some((other) => other !== tag.name && other.toLowerCase() === to.toLowerCase());
  const save = useChange(
    async () => {
      if (colour !== tag.colour) await api.colourTag({ name: tag.name, colour });
      if (to !== tag.name) await api.renameTag(tag.name, to);
    },
    ['tags', 'tickets', 'ticket'],
    () => {
      onClose();
      toasts.show({ text: t('tags.renamed'), tone: 'done' });
    },
  );
  return (
    <FormDialog
      title={t('tags.renameTitle', { name: tag.name })}
      submitLabel={isThere ? t('tags.merge') : words('save')}
      onSubmit={() => to !== '' && (to !== tag.name || colour !== tag.colour) && save.mutate(undefined)}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextField
        label={t('tags.name')}
        value={name}
        onChange={setName}
        maxLength={60}
        autoFocus
        autoComplete="off"
        {...(isThere ? { description: t('tags.mergeBody', { name: to }) } : {})}
      />
      {!isThere && (
        <Select
          label={t('tags.colour')}
          value={colour ?? 'none'}
          onChange={(id) => setColour(tagColours.find((one) => one === id) ?? null)}
          choices={[
            { id: 'none', label: t('tags.colour.none') },
            ...tagColours.map((id) => ({
              id,
              label: t(`tags.colour.${id}`),
              mark: <TagDot colour={id} />,
            })),
          ]}
        />
      )}
    </FormDialog>
  );
}

function DeleteTag({ tag, onClose }: { tag: TagDto; onClose: () => void }) {
  const t = useT(tagMessages);
  const words = useT(adminMessages);
  const remove = useChange(
    () => api.deleteTag(tag.name),
    ['tags', 'tickets', 'ticket'],
    () => toasts.show({ text: t('tags.deleted'), tone: 'done' }),
  );
  return (
    <SureDialog
      title={t('tags.deleteTitle', { name: tag.name })}
      confirmLabel={words('delete')}
      change={remove}
      onClose={onClose}
    >
      <p>{t('tags.deleteBody')}</p>
    </SureDialog>
  );
}
