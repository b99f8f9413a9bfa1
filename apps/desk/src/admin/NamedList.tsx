import { Button, EmptyState, IconButton, useT } from '@hilo/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { type LucideIcon, Pencil, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { adminMessages } from './adminMessages.ts';
import { Loaded } from './Loaded.tsx';
import { Page } from './Page.tsx';
import { Row, Rows } from './Rows.tsx';

type Named = { id: string; name: string };

type NamedListProps<Item extends Named> = {
  title: string;
  about: string;
  query: UseQueryResult<Item[]>;
  /** The verb and what it makes: "Crear equipo". */
  create: string;
  empty: { icon: LucideIcon; title: string; body: string };
  /** Below the name. */
  describe: (item: Item) => ReactNode;
  marks?: (item: Item) => ReactNode;
  /** What there must always be one of cannot be deleted. */
  canDelete?: (item: Item) => boolean;
  /** The dialog that makes one (null) or changes one. */
  editor: (item: Item | null, onClose: () => void) => ReactNode;
  /** The dialog that asks before one is deleted. */
  deletion: (item: Item, onClose: () => void) => ReactNode;
};

/** A section of the settings that keeps a list of things with names: make one, change it, delete it. */
export function NamedList<Item extends Named>(props: NamedListProps<Item>) {
  const { title, about, query, create, empty, describe, marks, canDelete, editor, deletion } = props;
  const words = useT(adminMessages);
  const [editing, setEditing] = useState<Item | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Item | null>(null);
  const createButton = (
    <Button variant="primary" icon={Plus} onPress={() => setEditing('new')}>
      {create}
    </Button>
  );
  return (
    <Page title={title} about={about} action={query.data?.length ? createButton : undefined}>
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={empty.icon} title={empty.title} action={createButton} className="py-16">
              {empty.body}
            </EmptyState>
          ) : (
            <Rows label={title}>
              {list.map((item) => (
                <Row
                  key={item.id}
                  name={item.name}
                  about={describe(item)}
                  marks={marks?.(item)}
                  actions={
                    <>
                      <IconButton
                        icon={Pencil}
                        label={`${words('edit')} ${item.name}`}
                        onPress={() => setEditing(item)}
                      />
                      {(canDelete?.(item) ?? true) && (
                        <IconButton
                          icon={Trash2}
                          label={`${words('delete')} ${item.name}`}
                          onPress={() => setDeleting(item)}
                        />
                      )}
                    </>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {editing && editor(editing === 'new' ? null : editing, () => setEditing(null))}
      {deleting && deletion(deleting, () => setDeleting(null))}
    </Page>
  );
}
