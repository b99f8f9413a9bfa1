import { Button, Dialog, TextField, useFormat, useT } from '@hilo/ui';
import { useState } from 'react';
import { moveByArrows } from '../../keys/move-by-arrows.ts';
import { useMe } from '../../people/people.ts';
import { fromLocalInput, momentOf, presetsAt, toLocalInput } from '../../tickets/when.ts';
import { laterMessages } from './laterMessages.ts';

const presets = ['inThreeHours', 'today', 'tomorrow', 'monday'] as const;

/** Asks when a message is to leave, by the agent's clock: the usual moments, or any other. */
export function SendLaterDialog(props: {
  /** When it was to leave so far. */
  at?: string | undefined;
  onClose: () => void;
  onChoose: (at: Date) => void;
}) {
  const { at, onClose, onChoose } = props;
  const t = useT(laterMessages);
  const format = useFormat();
  const { timeZone } = useMe();
  const [now] = useState(() => Date.now());
  const [typed, setTyped] = useState(() =>
    toLocalInput(at ? new Date(at) : momentOf('tomorrow', now, timeZone), timeZone),
  );
  const chosen = fromLocalInput(typed, timeZone);
  const isPast = chosen === null || chosen.getTime() <= now;
  const choose = (moment: Date) => {
    onClose();
    onChoose(moment);
  };
  return (
    <Dialog
      title={t('later.title')}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button variant="primary" isDisabled={isPast} onPress={() => chosen && choose(chosen)}>
          {t('later.confirm')}
        </Button>
      }
    >
      <p className="text-list text-muted">{t('later.about')}</p>
      <ul className="-mx-3 mt-2" onKeyDownCapture={moveByArrows}>
        {presetsAt(presets, now, timeZone).map(([preset, moment]) => {
          return (
            <li key={preset}>
              <Button
                variant="bare"
                className="w-full justify-between text-ink *:flex-1"
                onPress={() => choose(moment)}
              >
                <span className="flex flex-1 items-center justify-between gap-3">
                  <span className="text-ink">{t(`later.${preset}`)}</span>
                  <span className="text-meta text-muted">{`${format.date(moment, 'short')}, ${format.time(moment)}`}</span>
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
      <TextField
        className="mt-3"
        type="datetime-local"
        label={t('later.other')}
        value={typed}
        onChange={setTyped}
        isInvalid={isPast}
        errorMessage={t('later.past')}
      />
    </Dialog>
  );
}
