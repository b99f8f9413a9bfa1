import type { RegimeDto, RegimeProfileDto, RegimeRuleDto } from '@hilo/api';
import { guardedActs, profilesOf } from '@hilo/core';
import { Badge, IconButton, joinClasses, useFormat, useT } from '@hilo/ui';
import { Pencil } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { AmendDialog } from './AmendDialog.tsx';
import { LawTitle } from './LawTitle.tsx';
import { lawMessages } from './lawMessages.ts';
import { useLawWords } from './useLawWords.ts';

/** Each law in force: its times with article and date, what it asks before an act, and how sure we are of it. */
export function InForce({ regime }: { regime: RegimeDto }) {
  const t = useT(lawMessages);
  const { settings } = regime;
  const [amending, setAmending] = useState<RegimeRuleDto | null>(null);
  const profiles = profilesOf(settings.profileIds, regime.profiles);
  if (profiles.length === 0) return <p className="text-base text-muted">{t('inForce.none')}</p>;
  return (
    <>
      <div className="flex flex-col gap-6">
        {profiles.map((profile) => (
          <Profile key={profile.id} profile={profile} regime={regime} onAmend={setAmending} />
        ))}
      </div>
      {amending && <AmendDialog rule={amending} regime={regime} onClose={() => setAmending(null)} />}
    </>
  );
}

type ProfileProps = {
  profile: RegimeProfileDto;
  regime: RegimeDto;
  onAmend: (rule: RegimeRuleDto) => void;
};

function Profile({ profile, regime, onAmend }: ProfileProps) {
  const t = useT(lawMessages);
  const { sayTime } = useLawWords();
  const acts = guardedActs.filter((act) => profile.guards[act].guard !== 'free');
  const today = new Date().toISOString().slice(0, 10);
  const rules = profile.rules.filter(({ appliesUntil }) => appliesUntil === null || appliesUntil >= today);
  const { holds, cure, transfer } = profile;
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className="text-base font-medium">
        <LawTitle law={profile} />
      </h3>
      {!regime.settings.profileIds.includes(profile.id) && (
        <p className="text-meta text-muted">{t('inForce.includes')}</p>
      )}
      <ul aria-label={t('rules')} className="mt-2 border-t border-line">
        {rules.map((rule) => (
          <Rule
            key={`${rule.rule} ${rule.kinds.join()}`}
            rule={rule}
            regime={regime}
            onAmend={() => onAmend(rule)}
          />
        ))}
      </ul>
      <dl className="mt-2 flex flex-col gap-1.5 text-list">
        {acts.length > 0 && (
          <Fact name={t('guards')}>
            <ul className="flex flex-col gap-0.5">
              {acts.map((act) => (
                <li key={act}>
                  {t(`act.${act}`)}:{' '}
                  <span className="font-medium">{t(`guard.${profile.guards[act].guard}`)}</span>
                  <Article>{profile.guards[act].article}</Article>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {cure && (
          <Fact name={t('cure')}>
            {[
              t(`cure.${cure.deadlines}`, { time: sayTime(cure) }),
              cure.askedWithin && t('cure.askedWithin', { time: sayTime(cure.askedWithin) }),
              cure.more && t('cure.more'),
              cure.unmet === 'withdrawn' && t('cure.withdrawn'),
            ]
              .filter(Boolean)
              .join(' ')}
            <Article>{cure.article}</Article>
          </Fact>
        )}
        {transfer && (
          <Fact name={t('transfer')}>
            {t('transfer.body', { time: sayTime(transfer) })}
            <Article>{transfer.article}</Article>
          </Fact>
        )}
        {holds.article && (
          <Fact name={t('holds')}>
            {[holds.suspension && t('holds.suspension'), holds.collection && t('holds.collection')]
              .filter(Boolean)
              .join(' ') || t('holds.none')}
            <Article>{holds.article}</Article>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 max-sm:grid-cols-1">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Article({ children }: { children: string | null }) {
  return children ? (
    <span lang="es" className="text-meta whitespace-nowrap text-muted">
      {' · '}
      {children}
    </span>
  ) : null;
}

function Rule({ rule, regime, onAmend }: { rule: RegimeRuleDto; regime: RegimeDto; onAmend: () => void }) {
  const t = useT(lawMessages);
  const format = useFormat();
  const { sayRule, sayTime } = useLawWords();
  const own = regime.settings.amendments.find((one) => one.rule === rule.rule);
  const day = (date: string) => format.date(`${date}T12:00:00`);
  const isAhead = rule.appliesFrom > new Date().toISOString().slice(0, 10);
  const isOther = rule.reading === 'alternative';
  const facts = [
    isOther && t('rule.alternative'),
    t(isAhead ? 'rule.fromLater' : 'rule.from', { date: day(rule.appliesFrom) }),
    rule.appliesUntil && t('rule.until', { date: day(rule.appliesUntil) }),
    rule.extension && t('rule.extension', { time: sayTime(rule.extension) }),
    rule.rolls && t('rule.rolls'),
    rule.notice && t('rule.notice', { time: sayTime(rule.notice) }),
    rule.silence !== 'none' && t(`silence.${rule.silence}`),
    t(`sure.${rule.sure}`),
  ].filter(Boolean);
  const assumption = rule.assumption as keyof typeof assumptions | null;
  return (
    <li className="flex items-start gap-3 border-b border-line py-2">
      <div className={joinClasses('min-w-0 flex-1', isOther && 'text-muted')}>
        <p className="text-base">
          {sayRule(own ? { ...rule, unit: own.unit, amount: own.amount } : rule)}
          <Article>{rule.article}</Article>
        </p>
        <p className="mt-0.5 text-meta text-muted">
          {facts.join(' · ')}
          {assumption && assumption in assumptions && ` · ${t(`assumption.${assumption}`)}`}
        </p>
        {own && (
          <p className="mt-1 flex flex-wrap items-center gap-2 text-meta">
            <Badge tone="accent">{t('rule.own', { time: sayTime(rule) })}</Badge>
            {own.note}
          </p>
        )}
      </div>
      {!isOther && (
        <IconButton icon={Pencil} label={t('rule.edit', { article: rule.article })} onPress={onAmend} />
      )}
    </li>
  );
}

/** Those that there are words for. */
const assumptions = {
  workingDaysOfCustomerPlace: true,
  calendarDays: true,
  readAsWorkingDays: true,
  noTransition: true,
  whateverItIsCalled: true,
  upTo15Kilowatts: true,
  sectorLawFirst: true,
  secondarySource: true,
  unionDaysOfRest: true,
};
