import type { RegimeDto, RegimeRuleDto } from '@hilo/api';
import { legalUnits } from '@hilo/core';
import { Banner, Button, Select, TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { lawMessages } from './lawMessages.ts';
import { useSaveRegime } from './useSaveRegime.ts';

const hoursIn = { hours: 1, 'calendar-days': 24, 'working-days': 34, months: 730 };

/** Another number in the place of the law's: kept with its reason, and taken back with one press. */
export function AmendDialog(props: { rule: RegimeRuleDto; regime: RegimeDto; onClose: () => void }) {
  const { rule, regime, onClose } = props;
  const t = useT(lawMessages);
  const words = useT(adminMessages);
  const { amendments } = regime.settings;
  const own = amendments.find((one) => one.rule === rule.rule);
  const others = amendments.filter((one) => one.rule !== rule.rule);
  const [amount, setAmount] = useState(String(own?.amount ?? rule.amount));
  const [unit, setUnit] = useState(own?.unit ?? rule.unit);
  const [note, setNote] = useState(own?.note ?? '');
  const save = useSaveRegime(regime);
  const count = Number(amount);
  const isGood = Number.isInteger(count) && count > 0 && count <= 1_000;
  const isLonger = isGood && count * hoursIn[unit] > rule.amount * hoursIn[rule.unit];
  return (
    <FormDialog
      title={t('amend.title', { article: rule.article })}
      submitLabel={words('save')}
      onSubmit={() => {
        if (isGood)
          save.mutate(
            { amendments: [...others, { rule: rule.rule, unit, amount: count, note: note.trim() }] },
            { onSuccess: onClose },
          );
      }}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <p className="text-list text-muted">{t('amend.body')}</p>
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={t('amend.amount')}
          inputMode="numeric"
          value={amount}
          onChange={setAmount}
          autoFocus
          isInvalid={!isGood}
          errorMessage={t('amend.amountWrong')}
        />
        <Select
          label={t('amend.unit')}
          value={unit}
          onChange={(key) => setUnit(legalUnits.find((one) => one === key) ?? rule.unit)}
          choices={legalUnits.map((id) => ({ id, label: t(`unit.${id}`) }))}
        />
      </div>
      <TextField
        label={t('amend.note')}
        isOptional
        placeholder={t('amend.noteHint')}
        maxLength={300}
        value={note}
        onChange={setNote}
      />
      {isLonger && (
        <Banner kind="warning" className="rounded-small">
          {t('amend.longer')}
        </Banner>
      )}
      {own && (
        <Button
          variant="bare"
          size="small"
          className="self-start"
          onPress={() => save.mutate({ amendments: others }, { onSuccess: onClose })}
        >
          {t('amend.reset')}
        </Button>
      )}
    </FormDialog>
  );
}
