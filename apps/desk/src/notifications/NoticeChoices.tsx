import type { NoticeChoiceDto } from '@hilo/api';
import { noticeKinds } from '@hilo/core';
import { Button, Checkbox, Switch, toasts, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../admin/Loaded.tsx';
import { Block, Page } from '../admin/Page.tsx';
import { api } from '../api.ts';
import { noticeMessages } from './noticeMessages.ts';
import { hasSound, playTone, setSound } from './ring.ts';

const places = ['desk', 'browser', 'mail'] as const;

/** What this agent is told of, and where. */
export function NoticeChoices() {
  const t = useT(noticeMessages);
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['noticeChoice'], queryFn: ({ signal }) => api.noticeChoice(signal) });
  const save = async (choice: NoticeChoiceDto, before: NoticeChoiceDto) => {
    client.setQueryData(['noticeChoice'], choice);
    try {
      await api.chooseNotices(choice);
    } catch {
      client.setQueryData(['noticeChoice'], before);
      toasts.show({ text: t('choice.failedToSave'), tone: 'failed' });
    }
  };
  return (
    <Page title={t('choice.title')} about={t('choice.about')}>
      <Loaded query={query}>
        {(choice) => (
          <>
            <Kinds choice={choice} onChange={(next) => void save(next, choice)} />
            <Permission />
            <Sound />
            <Block title={t('choice.followTitle')}>
              <div className="flex flex-col gap-3">
                {(['followsMentions', 'followsAnswers'] as const).map((name) => (
                  <Switch
                    key={name}
                    isSelected={choice[name]}
                    onChange={(isOn) => void save({ ...choice, [name]: isOn }, choice)}
                  >
                    {t(`choice.${name}`)}
                  </Switch>
                ))}
              </div>
            </Block>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Kinds(props: { choice: NoticeChoiceDto; onChange: (choice: NoticeChoiceDto) => void }) {
  const { choice, onChange } = props;
  const t = useT(noticeMessages);
  return (
    <div>
      <table className="w-full text-list">
        <thead>
          <tr className="border-b border-line text-meta text-muted">
            <th scope="col" className="py-2 text-left font-medium">
              {t('choice.what')}
            </th>
            {places.map((place) => (
              <th key={place} scope="col" className="w-24 px-1 py-2 text-center font-medium max-sm:w-16">
                {t(`choice.${place}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {noticeKinds.map((kind) => (
            <tr key={kind} className="border-b border-line">
              <th scope="row" className="py-2.5 pr-2 text-left font-normal">
                {t(`choice.${kind}`)}
              </th>
              {places.map((place) => (
                <td key={place} className="text-center">
                  <Checkbox
                    aria-label={`${t(`choice.${kind}`)}: ${t(`choice.${place}`)}`}
                    isSelected={choice.kinds[kind][place]}
                    onChange={(isOn) =>
                      onChange({
                        ...choice,
                        kinds: { ...choice.kinds, [kind]: { ...choice.kinds[kind], [place]: isOn } },
                      })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 max-w-[60ch] text-meta text-muted">{t('choice.mailHelp')}</p>
    </div>
  );
}

function Sound() {
  const t = useT(noticeMessages);
  const [isOn, setOn] = useState(hasSound);
  return (
    <Block title={t('sound.title')} about={t('sound.about')}>
      <Switch
        isSelected={isOn}
        onChange={(next) => {
          setSound(next);
          setOn(next);
          // How it sounds; and the press lets the browser ring from now on.
          if (next) playTone();
        }}
      >
        {t('sound.on')}
      </Switch>
    </Block>
  );
}

/** Asks the browser, from a press and after saying what for. */
function Permission() {
  const t = useT(noticeMessages);
  const [state, setState] = useState<NotificationPermission | 'unsupported'>(() =>
    'Notification' in window && window.isSecureContext ? Notification.permission : 'unsupported',
  );
  return (
    <Block title={t('browser.title')} about={t('browser.about')}>
      {state === 'default' ? (
        <Button onPress={() => void Notification.requestPermission().then(setState)}>
          {t('browser.ask')}
        </Button>
      ) : (
        <p className="text-list">{t(`browser.${state}`)}</p>
      )}
    </Block>
  );
}
