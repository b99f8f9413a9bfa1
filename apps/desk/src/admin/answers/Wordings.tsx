import type { AnswerBodyDto } from '@hilo/api';
import { answerVariables } from '@hilo/core';
import { Button, IconButton, joinClasses, Menu, MenuItem, MenuTrigger, Select, useT } from '@hilo/ui';
import { Braces, Plus, Trash2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { WritingField } from '../../composer/writing/WritingField.tsx';
import type { EditorHandle, WritingAids } from '../../composer/writing/writing-aids.ts';
import { answersMessages } from './answersMessages.ts';

const locales = ['es', 'en'] as const;
/** For whom a wording is meant, by what a channel can do. */
const purposes = {
  any: { liveness: null, medium: null },
  live: { liveness: 'live', medium: null },
  deferred: { liveness: 'deferred', medium: null },
  voice: { liveness: null, medium: 'voice' },
  paper: { liveness: null, medium: 'paper' },
} as const satisfies Record<string, Pick<AnswerBodyDto, 'liveness' | 'medium'>>;
type Purpose = keyof typeof purposes;
const purposeNames = Object.keys(purposes) as Purpose[];
const purposeOf = ({ liveness, medium }: AnswerBodyDto): Purpose =>
  purposeNames.find((name) => purposes[name].liveness === liveness && purposes[name].medium === medium) ??
  'any';

/** The words of an answer in each language, and where wanted for a kind of channel. */
export function Wordings(props: { bodies: AnswerBodyDto[]; onChange: (bodies: AnswerBodyDto[]) => void }) {
  const t = useT(answersMessages);
  const { bodies: given, onChange } = props;
  const bodies: AnswerBodyDto[] =
    given.length > 0 ? given : [{ locale: 'es', ...purposes.any, text: '', html: null }];
  const [at, setAt] = useState(0);
  const editor = useRef<EditorHandle | null>(null);
  const aids = useMemo<WritingAids>(() => ({ editor, onSlash: () => undefined, takeKey: () => false }), []);
  const chosen = Math.min(at, bodies.length - 1);
  const body = bodies[chosen] as AnswerBodyDto;
  const change = (patch: Partial<AnswerBodyDto>) =>
    onChange(bodies.map((each, index) => (index === chosen ? { ...each, ...patch } : each)));
  const free = locales
    .flatMap((locale) => purposeNames.map((use) => ({ locale, use })))
    .find(({ locale, use }) => !bodies.some((each) => each.locale === locale && purposeOf(each) === use));
  const add = () => {
    const next = locales.find((locale) => !bodies.some((each) => each.locale === locale));
    const place = next ? { locale: next, use: 'any' as const } : free;
    if (!place) return;
    onChange([...bodies, { locale: place.locale, ...purposes[place.use], text: '', html: null }]);
    setAt(bodies.length);
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 text-list font-medium">{t('wording.label')}</legend>
      <div className="flex flex-wrap items-center gap-1">
        {bodies.map((each, index) => (
          <Button
            key={`${each.locale} ${purposeOf(each)}`}
            size="small"
            variant={index === chosen ? 'quiet' : 'bare'}
            aria-pressed={index === chosen}
            onPress={() => setAt(index)}
          >
            {`${t(`locale.${each.locale}`)}${purposeOf(each) === 'any' ? '' : ` · ${t(`use.${purposeOf(each)}`)}`}`}
          </Button>
        ))}
        {free && (
          <Button size="small" variant="bare" icon={Plus} onPress={add}>
            {t('wording.add')}
          </Button>
        )}
      </div>
      <div data-template="" className="rounded-small border border-control bg-surface">
        <WritingField
          key={chosen}
          text={body.text}
          html={body.html}
          label={t('wording.text')}
          placeholder={t('wording.placeholder')}
          onChange={change}
          onSend={() => undefined}
          onLeave={() => undefined}
          aids={aids}
          isTight
          tools={(formatting) => (
            <div className={joinClasses('flex flex-wrap items-center gap-1 border-t border-line px-2 py-1')}>
              {formatting}
              <MenuTrigger>
                <Button size="small" variant="bare" icon={Braces}>
                  {t('wording.variable')}
                </Button>
                <Menu aria-label={t('wording.variable')} placement="top start">
                  {answerVariables.map((name) => (
                    <MenuItem
                      key={name}
                      description={`{{${name}}}`}
                      onAction={() => {
                        const words = `{{${name}}}`;
                        if (editor.current) editor.current.insert({ text: words, html: null });
                        else change({ text: `${body.text}${words}`, html: null });
                      }}
                    >
                      {t(`variable.${name}`)}
                    </MenuItem>
                  ))}
                </Menu>
              </MenuTrigger>
            </div>
          )}
        />
      </div>
      <p className="text-meta text-muted">{t('wording.about', { example: '{{customer.firstName|Hola}}' })}</p>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t('wording.locale')}
          value={body.locale}
          onChange={(key) => change({ locale: key === 'en' ? 'en' : 'es' })}
          choices={locales.map((id) => ({ id, label: t(`locale.${id}`) }))}
        />
        <Select
          label={t('wording.use')}
          value={purposeOf(body)}
          onChange={(key) => change(purposes[purposeNames.find((one) => one === key) ?? 'any'])}
          choices={purposeNames.map((id) => ({ id, label: t(`use.${id}`) }))}
        />
        {bodies.length > 1 && (
          <IconButton
            icon={Trash2}
            label={t('wording.remove')}
            onPress={() => {
              onChange(bodies.filter((_each, index) => index !== chosen));
              setAt(0);
            }}
          />
        )}
      </div>
    </fieldset>
  );
}
