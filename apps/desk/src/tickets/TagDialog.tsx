import { Button, Dialog, useT } from '@hilo/ui';
import { useState } from 'react';
import { ColouredTag } from './ColouredTag.tsx';
import { TagField } from './TagField.tsx';
import { workMessages } from './workMessages.ts';

/** The tags of one ticket: typed, proposed, made and taken off; kept together. */
export function TagDialog(props: {
  tags: readonly string[];
  onClose: () => void;
  onChange: (tags: string[]) => void;
}) {
  const { onClose, onChange } = props;
  const t = useT(workMessages);
  const [tags, setTags] = useState<readonly string[]>(props.tags);
  const save = () => {
    onClose();
    if (JSON.stringify(tags) !== JSON.stringify(props.tags)) onChange([...tags]);
  };
  return (
    <Dialog
      title={t('tag.title')}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button variant="primary" onPress={save}>
          {t('save')}
        </Button>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut; the button below does the same */}
      <div
        className="flex min-h-40 flex-col gap-3"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save();
        }}
      >
        {/* Above the field: what it proposes opens below it, and would cover them. */}
        <div className="flex flex-wrap gap-1 empty:hidden">
          {tags.map((tag) => (
            <ColouredTag key={tag} name={tag} onRemove={() => setTags(tags.filter((each) => each !== tag))} />
          ))}
        </div>
        <TagField
          label={t('tag.add')}
          placeholder={t('tag.type')}
          isLabelHidden
          autoFocus
          without={tags}
          onChoose={(tag) => setTags([...new Set([...tags, tag])])}
        />
      </div>
    </Dialog>
  );
}
