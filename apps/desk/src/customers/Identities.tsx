import type { CustomerDto, IdentityDto } from '@hilo/api';
import { IconButton, lazyPart, Menu, MenuItem, MenuTrigger, Tooltip, toasts, useT } from '@hilo/ui';
import { BadgeCheck, Ban, Copy, Ellipsis, Plus, UserRoundX, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { iconOfIdentity } from '../channels.tsx';
import { useMay } from '../people/people.ts';
import { NewCustomerDialog } from './dialogs.ts';
import { JoinAnother } from './JoinAnother.tsx';
import { customerMessages } from './messages.ts';
import { PanelSection } from './PanelSection.tsx';
import { shownIdentity } from './shown-identity.ts';
import { useBlockIdentity } from './useBlockIdentity.ts';

const AwayDialog = lazyPart(() => import('./AwayDialog.tsx').then((file) => file.AwayDialog));

/** Every way in which this customer is known, and which of them are proved. */
export function Identities({ customer }: { customer: CustomerDto }) {
  const t = useT(customerMessages);
  const [leaving, setLeaving] = useState<IdentityDto | null>(null);
  const [isAdding, setAdding] = useState(false);
  const mayWrite = useMay('customers.write');
  return (
    <PanelSection
      title={t('identities.title')}
      action={
        <>
          {mayWrite && (
            <IconButton
              icon={Plus}
              size="small"
              label={t('new.contactTitle')}
              onPress={() => setAdding(true)}
            />
          )}
          <JoinAnother customer={customer} />
        </>
      }
    >
      {isAdding && (
        <NewCustomerDialog
          customerId={customer.id}
          onClose={() => setAdding(false)}
          onDone={() => setAdding(false)}
        />
      )}
      <ul>
        {customer.identities.map((identity) => (
          <IdentityRow
            key={identity.id}
            customerId={customer.id}
            identity={identity}
            onAway={customer.identities.length > 1 ? () => setLeaving(identity) : undefined}
          />
        ))}
      </ul>
      {leaving && <AwayDialog customer={customer} identity={leaving} onClose={() => setLeaving(null)} />}
    </PanelSection>
  );
}

function IdentityRow(props: { customerId: string; identity: IdentityDto; onAway: (() => void) | undefined }) {
  const { customerId, identity, onAway } = props;
  const t = useT(customerMessages);
  const mayWrite = useMay('customers.write');
  const Icon = iconOfIdentity(identity.kind);
  const block = useBlockIdentity(customerId);
  const isBlocked = identity.blockedAt !== null;
  const shown = shownIdentity(identity);
  const copy = () =>
    navigator.clipboard?.writeText(identity.value).then(
      () => toasts.show({ text: t('identities.copied') }),
      () => undefined,
    );
  return (
    <li className="group flex h-8 items-center gap-2 text-list">
      <Icon size={14} aria-hidden className="text-muted" />
      <bdi title={identity.value} className={`min-w-0 truncate ${isBlocked ? 'line-through' : ''}`}>
        {shown}
      </bdi>
      {isBlocked ? (
        <span className="shrink-0 text-meta text-broken-ink">{t('identities.blocked')}</span>
      ) : identity.verifiedAt ? (
        <Tooltip text={t('identities.verified')}>
          <span
            // biome-ignore lint/a11y/noNoninteractiveTabindex: its words are in the tooltip
            tabIndex={0}
            role="img"
            aria-label={t('identities.verified')}
            className="text-kept-ink"
          >
            <BadgeCheck size={14} aria-hidden />
          </span>
        </Tooltip>
      ) : (
        <span className="shrink-0 text-meta text-muted">{t('identities.unverified')}</span>
      )}
      <span className="flex-1" />
      <MenuTrigger>
        <IconButton icon={Ellipsis} size="small" label={t('identities.actions', { value: shown })} />
        <Menu aria-label={t('identities.actions', { value: shown })} placement="bottom end">
          <MenuItem icon={Copy} onAction={() => void copy()}>
            {t('identities.copy')}
          </MenuItem>
          {mayWrite && onAway && (
            <MenuItem icon={UserRoundX} onAction={onAway}>
              {t('identities.away')}
            </MenuItem>
          )}
          {mayWrite && (
            <MenuItem
              icon={isBlocked ? Volume2 : Ban}
              isDanger={!isBlocked}
              onAction={() => void block(identity.id, !isBlocked)}
            >
              {t(isBlocked ? 'identities.unblock' : 'identities.block')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
    </li>
  );
}
