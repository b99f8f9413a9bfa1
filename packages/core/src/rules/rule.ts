import type { Priority } from '../answers/macro.ts';
import { type HeldField, readFieldFilter } from '../tickets/field-filter.ts';
import type { TicketKind } from '../tickets/status.ts';

/** One question a rule asks. Any of the values is enough. */
export type RuleCondition =
  /** Who wrote: a whole address, or a domain and those below it. */
  | { field: 'sender'; values: string[] }
  /** Whom it was written to, in the same way. */
  | { field: 'recipient'; values: string[] }
  | { field: 'subject'; values: string[] }
  /** In the subject or in what is new in the text. */
  | { field: 'words'; values: string[] }
  | { field: 'tag'; values: string[] }
  | { field: 'channel'; values: string[] }
  /** By ISO 639-1, as the customer's language is known or as the words look. */
  | { field: 'language'; values: string[] }
  /** The organisation that the customer belongs to. */
  | { field: 'organisation'; values: string[] }
  /** What the channel is like, whatever its kind. */
  | { field: 'capability'; values: string[] }
  /** A custom field of the ticket or of its customer, each value as `readFieldFilter` reads it. */
  | { field: 'customField'; values: string[] };

/** What rules may ask of a channel: is somebody waiting on it now, who reads it, and what it is made of. */
export const ruleCapabilities = [
  'live',
  'deferred',
  'private',
  'public',
  'text',
  'voice',
  'video',
  'paper',
  'face',
] as const;
export type RuleCapability = (typeof ruleCapabilities)[number];

export type RuleActions = {
  queueId?: string | undefined;
  ownerId?: string | undefined;
  /** In turn among those of this team who are here. */
  teamId?: string | undefined;
  tags?: string[] | undefined;
  kind?: TicketKind | undefined;
  priority?: Priority | undefined;
};

export type Rule = {
  id: string;
  isOn: boolean;
  /** When it is looked at: as a ticket opens, or with each message of the customer as well. */
  runsOn: 'opened' | 'message';
  match: 'all' | 'any';
  conditions: RuleCondition[];
  actions: RuleActions;
  /** Where it applies, no rule below it is looked at. */
  stops: boolean;
};

/** What is known of a message and its ticket. */
export type RuleFacts = {
  sender: string;
  recipients: string[];
  subject: string;
  text: string;
  tags: string[];
  channelId: string;
  language: string | null;
  organisationId: string | null;
  capabilities: readonly RuleCapability[];
  /** By `ticket.key` and `customer.key`; every field that there is stands here, those that are empty too. */
  customFields: ReadonlyMap<string, HeldField>;
};

/** What there is to point at. Null where nobody looked: then nothing counts as missing. */
export type RuleTargets = {
  agentIds: ReadonlySet<string>;
  queueIds: ReadonlySet<string>;
  teamIds: ReadonlySet<string>;
};

/** Does the rule ask for a custom field that was put away, or never was? Such a rule is passed over as a whole. */
export const asksForGoneField = (
  { conditions }: Pick<Rule, 'conditions'>,
  isThere: (name: string) => boolean,
): boolean =>
  conditions.some(
    ({ field, values }) =>
      field === 'customField' &&
      values.some((value) => {
        const filter = readFieldFilter(value);
        return filter === null || !isThere(`${filter.subject}.${filter.key}`);
      }),
  );

/** What a rule points at and is gone: a deactivated agent, a queue or team that was put away. */
export const missingTargets = (
  { queueId, ownerId, teamId }: RuleActions,
  targets: RuleTargets,
): ('queue' | 'agent' | 'team')[] => [
  ...(queueId !== undefined && !targets.queueIds.has(queueId) ? (['queue'] as const) : []),
  ...(ownerId !== undefined && !targets.agentIds.has(ownerId) ? (['agent'] as const) : []),
  ...(teamId !== undefined && !targets.teamIds.has(teamId) ? (['team'] as const) : []),
];
