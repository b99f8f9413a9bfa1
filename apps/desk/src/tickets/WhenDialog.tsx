import { Button, Dialog, TextField, useFormat, useT } from '@hilo/ui';
import { useState } from 'react';
import { moveByArrows } from '../keys/move-by-arrows.ts';
import { useMe } from '../people/people.ts';
import { askMessages } from './askMessages.ts';
import { fromLocalInput, momentOf, presetsAt, toLocalInput, whenPresets } from './when.ts';

type WhenPurpose = 'snooze' | 'wait' | 'sendWait';

/** Asks until when: the usual moments, or any other. */
export function WhenDialog(props: {
  purpose: WhenPurpose;
  onClose: () => void;
  onChoose: (at: Date) => void;
}) {
  const { purpose, onClose, onChoose } = props;
  const t = useT(askMessages);
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const { timeZone } = useMe();
  const [other, setOther] = useState(() => toLocalInput(momentOf('tomorrow', now, timeZone), timeZone));
  const chosen = fromLocalInput(other, timeZone);
  const isPast = chosen === null || chosen.getTime() <= now;
  const act = purpose === 'snooze' ? 'when.snooze' : purpose === 'wait' ? 'when.wait' : 'when.send';
  const choose = (at: Date) => {
    onClose();
    onChoose(at);
  };
  return (
    <Dialog
      title={t(`when.title.${purpose}`)}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button variant="primary" isDisabled={isPast} onPress={() => chosen && choose(chosen)}>
          {t(act)}
        </Button>
      }
    >
      <p className="mb-2 text-list text-muted">
        {t(purpose === 'snooze' ? 'when.snoozeHelp' : 'when.waitHelp')}
      </p>
      <ul className="-mx-3 mb-3" onKeyDownCapture={moveByArrows}>
        {presetsAt(whenPresets, now, timeZone).map(([preset, moment], index) => (
          <li key={preset}>
            <Button
              variant="bare"
              autoFocus={index === 0}
              className="w-full justify-start text-ink *:flex-1"
              onPress={() => choose(moment)}
            >
              <span className="flex-1 text-left text-ink">{t(`when.${preset}`)}</span>
              <span className="text-meta font-normal text-muted">
                {`${format.date(moment, 'short')}, ${format.time(moment)}`}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <TextField
        label={t('when.other')}
        type="datetime-local"
        value={other}
        onChange={setOther}
        isInvalid={isPast}
        errorMessage={t('when.past')}
      />
    </Dialog>
  );
}
