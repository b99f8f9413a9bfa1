import type { ClockDto } from '@hilo/api';
import { Button, IconButton, Menu, MenuItem, MenuTrigger, useT } from '@hilo/ui';
import { Check, CircleX, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { clockMessages } from './clockMessages.ts';
import { EndFollowUpDialog } from './EndFollowUpDialog.tsx';

/** What becomes of what an agent promised: it is done, or no longer needed. */
export function FollowUpMenu({ clock }: { clock: ClockDto }) {
  const t = useT(clockMessages);
  const [ending, setEnding] = useState<'done' | 'cancel' | null>(null);
  return (
    <span className="ml-auto flex items-center">
      <Button size="small" variant="bare" icon={Check} onPress={() => setEnding('done')}>
        {t('followUp.done')}
      </Button>
      <MenuTrigger>
        <IconButton icon={Ellipsis} size="small" label={t('followUp.actions', { note: clock.note ?? '' })} />
        <Menu aria-label={t('followUp.actions', { note: clock.note ?? '' })} placement="bottom end">
          <MenuItem icon={CircleX} onAction={() => setEnding('cancel')}>
            {t('followUp.cancel')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {ending && <EndFollowUpDialog clock={clock} how={ending} onClose={() => setEnding(null)} />}
    </span>
  );
}
