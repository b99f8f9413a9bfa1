import { lazyPart } from '@hilo/ui';

/** Parts of the panel that are fetched once something is there to be shown in them. */
export const FieldsSection = lazyPart(() => import('./FieldsSection.tsx').then((file) => file.FieldsSection));
export const OrganisationSection = lazyPart(() =>
  import('./OrganisationSection.tsx').then((file) => file.OrganisationSection),
);
export const OrganisationOverview = lazyPart(() =>
  import('./OrganisationOverview.tsx').then((file) => file.OrganisationOverview),
);
export const TopicFact = lazyPart(() => import('../promises/TopicFact.tsx').then((file) => file.TopicFact));
/** Only where there is something to join, to undo, or to propose: most have nothing of it. */
export const SamePerson = lazyPart(() => import('./SamePerson.tsx').then((file) => file.SamePerson));
export const SameTicket = lazyPart(() => import('./SameTicket.tsx').then((file) => file.SameTicket));
export const JoinHistory = lazyPart(() => import('./JoinHistory.tsx').then((file) => file.JoinHistory));
export const LeftAddresses = lazyPart(() => import('./LeftAddresses.tsx').then((file) => file.LeftAddresses));
