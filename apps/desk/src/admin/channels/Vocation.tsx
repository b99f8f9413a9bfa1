import type { ChannelDto } from '@hilo/api';
import { purposes } from '@hilo/core';
import { Checkbox, Select, TextArea, toasts, useT } from '@hilo/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { type ChannelChange, changeChannel } from '../channelsApi.ts';
import { useWeekdays } from '../hours/useWeekdays.ts';
import { Block } from '../Page.tsx';
import { PickMany } from '../PickMany.tsx';
import { useHours } from '../promisesApi.ts';
import { SaveForm } from '../SaveForm.tsx';
import { useChange } from '../useChange.ts';
import { channelMessages } from './channelMessages.ts';

const house = 'house';

/** What a channel is for, as customers read it before they write, when it is open, and what it confirms. */
export function Vocation({ channel }: { channel: ChannelDto }) {
  const t = useT(channelMessages);
  const words = useT(adminMessages);
  const hours = useHours();
  const { summarise } = useWeekdays();
  const { vocation } = channel;
  const [chosen, setChosen] = useState(vocation.purposes);
  const [es, setEs] = useState(vocation.text.es ?? '');
  const [en, setEn] = useState(vocation.text.en ?? '');
  const [hoursId, setHours] = useState(channel.hoursId);
  const [isShown, setShown] = useState(channel.isShown);
  const [sendsReceipts, setReceipts] = useState(channel.sendsReceipts);
  const save = useChange(
    (body: ChannelChange) => changeChannel(channel.id, body),
    ['channels', 'openingHours'],
    () => toasts.show({ text: words('saved'), tone: 'done' }),
  );
  const text = { es: es.trim() || null, en: en.trim() || null };
  const next = { vocation: { purposes: chosen, text }, hoursId, isShown, sendsReceipts };
  const before = {
    vocation,
    hoursId: channel.hoursId,
    isShown: channel.isShown,
    sendsReceipts: channel.sendsReceipts,
  };
  const own = hours.data?.find(({ isDefault }) => isDefault);
  const open = hours.data?.find(({ id }) => id === hoursId) ?? own;
  return (
    <Block title={t('vocation.title')} about={t('vocation.about')}>
      <SaveForm
        save={save}
        isChanged={JSON.stringify(sorted(next)) !== JSON.stringify(sorted(before))}
        isPrimary={false}
        onSave={() => save.mutate(next)}
      >
        <PickMany
          label={t('vocation.purposes')}
          choices={purposes.map((id) => ({ id, label: t(`purpose.${id}`) }))}
          value={chosen}
          onChange={(ids) => setChosen(purposes.filter((one) => ids.includes(one)))}
        />
        <TextArea
          label={t('vocation.es')}
          isOptional
          placeholder={t('vocation.hint')}
          maxLength={500}
          value={es}
          onChange={setEs}
        />
        <TextArea label={t('vocation.en')} isOptional maxLength={500} value={en} onChange={setEn} />
        <Select
          label={t('vocation.hours')}
          description={
            <>
              {open && summarise(open.weekly)}{' '}
              <Link
                to="/admin/hours"
                className="whitespace-nowrap text-accent-ink underline underline-offset-2"
              >
                {t('vocation.toHours')}
              </Link>
            </>
          }
          value={hoursId ?? house}
          onChange={(key) => setHours(key === house ? null : String(key))}
          choices={[
            { id: house, label: t('vocation.houseHours', { name: own?.name ?? '…' }) },
            ...(hours.data ?? [])
              .filter(({ isDefault }) => !isDefault)
              .map(({ id, name }) => ({ id, label: name })),
          ]}
        />
        <div>
          <Checkbox isSelected={isShown} onChange={setShown}>
            {t('vocation.isShown')}
          </Checkbox>
          <p className="mt-0.5 ml-6 text-meta text-muted">{t('vocation.isShownHelp')}</p>
        </div>
        <div>
          <Checkbox isSelected={sendsReceipts} onChange={setReceipts}>
            {t('vocation.sendsReceipts')}
          </Checkbox>
          <p className="mt-0.5 ml-6 text-meta text-muted">{t('vocation.sendsReceiptsHelp')}</p>
        </div>
      </SaveForm>
    </Block>
  );
}

type Said = Pick<ChannelDto, 'vocation' | 'hoursId' | 'isShown' | 'sendsReceipts'>;
/** With its parts in one order, wherever they came from. */
const sorted = ({ vocation, hoursId, isShown, sendsReceipts }: Said) => [
  purposes.filter((one) => vocation.purposes.includes(one)),
  vocation.text.es,
  vocation.text.en,
  hoursId,
  isShown,
  sendsReceipts,
];
