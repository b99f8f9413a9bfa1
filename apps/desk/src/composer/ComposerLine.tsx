import { Badge, Button, joinClasses, Menu, MenuItem, MenuTrigger, useT } from '@hilo/ui';
import { ChevronDown, Globe, Lock } from 'lucide-react';
import { memo } from 'react';
import { type ChannelFace, useChannels } from '../channels.tsx';
import { useMe } from '../people/people.ts';
import { type AnswerPlan, readersOf } from './answer-plan.ts';
import { composerMessages } from './messages.ts';

/** In one line: by which channel, to whom, in whose name, who will read it. Each part can be changed in place. */
export const ComposerLine = memo(function ComposerLine(props: {
  kind: 'answer' | 'note' | 'forward';
  plan: AnswerPlan;
  face: ChannelFace;
  onChannel: (id: string) => void;
  onEdit: () => void;
  isEditing: boolean;
}) {
  const { kind, plan, face, onChannel, onEdit, isEditing } = props;
  const t = useT(composerMessages);
  const me = useMe();
  const { outbound } = useChannels();
  if (kind === 'note')
    return (
      <p className="flex min-w-0 items-center gap-1.5 text-list text-muted">
        <Lock size={14} aria-hidden className="shrink-0" />
        <span>{t('line.team')}</span>
      </p>
    );
  const first = plan.to[0];
  const others = plan.to.length + plan.cc.length + plan.bcc.length - (first ? 1 : 0);
  const isPublic = face.traits?.capabilities.audience === 'public';
  const Icon = face.icon;
  const part = '-mx-1 h-7 px-1 text-list';
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 text-list text-muted">
      <span>{t('line.by')}</span>
      <MenuTrigger>
        <Button
          variant="bare"
          size="small"
          className={part}
          aria-label={`${t('channel.choose')}: ${face.name}`}
        >
          <Icon size={14} aria-hidden className="text-ink" />
          <span className="max-w-40 truncate text-ink">{face.name || '—'}</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Menu aria-label={t('channel.choose')} placement="top start">
          {outbound.map((channel) => (
            <MenuItem
              key={channel.id}
              icon={channel.icon}
              textValue={channel.name}
              onAction={() => channel.id !== null && onChannel(channel.id)}
              description={[
                t(channel.traits?.capabilities.liveness === 'live' ? 'channel.live' : 'channel.deferred'),
                ...(channel.traits?.capabilities.audience === 'public' ? [t('channel.public')] : []),
              ].join(' ')}
            >
              {channel.name}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      <span className="flex min-w-0 items-center gap-x-2">
        {t('line.to')}
        <Button
          variant="bare"
          size="small"
          className={joinClasses(part, 'max-w-72 min-w-0 shrink! justify-start')}
          aria-expanded={isEditing}
          tooltip={t('recipients.edit')}
          onPress={onEdit}
        >
          <span className="sr-only">{t('recipients.to')}: </span>
          <bdi className="min-w-0 truncate text-ink">
            {first ? first.name?.trim() || first.value : t('line.nobody')}
          </bdi>
          {others > 0 && <span className="text-ink">{` ${t('line.others', { count: others })}`}</span>}
        </Button>
      </span>
      <span className="whitespace-nowrap @max-[34rem]:hidden">
        {t('line.as', { name: me.alias ?? me.name })}
      </span>
      {isPublic ? (
        <Badge tone="accent" icon={Globe}>
          {t('line.public')}
        </Badge>
      ) : (
        <span className="whitespace-nowrap @max-[34rem]:hidden">
          {t('line.readers', { count: readersOf(plan) })}
        </span>
      )}
    </div>
  );
});
