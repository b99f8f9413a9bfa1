// Made by `npm run generate` from the routes. Change the schemas, not this file.
import type { z } from 'zod';
import type * as api from '../index.ts';

type Query<Schema extends z.ZodType> = {
  [Key in keyof z.input<Schema>]: unknown extends z.input<Schema>[Key]
    ? z.output<Schema>[Key & keyof z.output<Schema>]
    : z.input<Schema>[Key];
};

/** What each operation takes and answers. */
export type Operations = {
  /** Says that an agent is back. `DELETE /agents/{id}/absence` */
  deleteAgentsIdAbsence: { params: { id: string }; answer: null };
  /** Takes the second factor of an agent away. `DELETE /agents/{id}/second-factor` */
  deleteAgentsIdSecondFactor: { params: { id: string }; answer: null };
  /** Signs an agent out everywhere. `DELETE /agents/{id}/sessions` */
  deleteAgentsIdSessions: { params: { id: string }; answer: { ended: number } };
  /** Puts a canned answer or a macro away. `DELETE /answers/{id}` */
  deleteAnswersId: { params: { id: string }; answer: null };
  /** Deletes a calendar that did not come with the program and by which nothing counts. `DELETE /calendars/{code}` */
  deleteCalendarsCode: { params: { code: string }; answer: null };
  /** Closes a channel for good; its messages stay. `DELETE /channels/{id}` */
  deleteChannelsId: { params: { id: string }; answer: null };
  /** Takes an identity off a customer. `DELETE /customers/{id}/identities/{otherId}` */
  deleteCustomersIdIdentitiesOtherId: { params: { id: string; otherId: string }; answer: null };
  /** Says that two customers are two people. `DELETE /customers/{id}/suggestions/{otherId}` */
  deleteCustomersIdSuggestionsOtherId: { params: { id: string; otherId: string }; answer: null };
  /** Takes the example data away again, and names what stays since people have worked with it. `DELETE /demo` */
  deleteDemo: { answer: z.infer<typeof api.clearedDemoSchema> };
  /** Takes a passkey of the calling agent away. `DELETE /me/passkeys/{id}` */
  deleteMePasskeysId: { params: { id: string }; answer: null };
  /** Takes the face of the calling agent away. `DELETE /me/photo` */
  deleteMePhoto: { answer: z.infer<typeof api.meSchema> };
  /** Signs the calling agent out everywhere else. `DELETE /me/sessions` */
  deleteMeSessions: { query?: { keepThis?: string | undefined }; answer: { ended: number } };
  /** Signs the calling agent out of one session. `DELETE /me/sessions/{id}` */
  deleteMeSessionsId: { params: { id: string }; answer: { ended: number } };
  /** Calls a message back before it leaves and answers what was written: a forward as a forward. `DELETE /messages/{id}` */
  deleteMessagesId: { params: { id: string }; answer: z.infer<typeof api.filedDraftSchema> };
  /** Takes back what was said of a message after it was sent. `DELETE /messages/{id}/mark` */
  deleteMessagesIdMark: { params: { id: string }; answer: z.infer<typeof api.messageSchema> };
  /** Says that a message belongs in its ticket though its subject is another. `DELETE /messages/{id}/suggestion` */
  deleteMessagesIdSuggestion: { params: { id: string }; answer: z.infer<typeof api.messageSchema> };
  /** Puts opening hours away in which no promise counts. `DELETE /opening-hours/{id}` */
  deleteOpeningHoursId: { params: { id: string }; answer: null };
  /** Deletes a rule. `DELETE /rules/{id}` */
  deleteRulesId: { params: { id: string }; answer: null };
  /** Ends a promise; clocks that run by it run on. `DELETE /service-promises/{id}` */
  deleteServicePromisesId: { params: { id: string }; answer: null };
  /** Throws away what the calling agent was writing on a ticket; nothing newer than `knownAt`. `DELETE /tickets/{id}/draft` */
  deleteTicketsIdDraft: { params: { id: string }; query?: Query<typeof api.dropDraftQuery>; answer: null };
  /** No longer tells the calling agent of a ticket. `DELETE /tickets/{id}/follow` */
  deleteTicketsIdFollow: { params: { id: string }; answer: null };
  /** Ends the part of somebody in a ticket. `DELETE /tickets/{id}/participants` */
  deleteTicketsIdParticipants: { params: { id: string }; query: Query<typeof api.removeParticipantQuery>; answer: null };
  /** Marks a ticket as unread for the calling agent. `DELETE /tickets/{id}/seen` */
  deleteTicketsIdSeen: { params: { id: string }; answer: null };
  /** Says that two tickets are not the same matter. `DELETE /tickets/{id}/suggestions/{otherId}` */
  deleteTicketsIdSuggestionsOtherId: { params: { id: string; otherId: string }; answer: null };
  /** Deletes a saved view; a shared one needs the right to arrange teams. `DELETE /views/{id}` */
  deleteViewsId: { params: { id: string }; answer: null };
  /** Ends a webhook and forgets what it was sent. `DELETE /webhooks/{id}` */
  deleteWebhooksId: { params: { id: string }; answer: null };
  /** Lists who is away until when. `GET /absences` */
  getAbsences: { answer: { items: (z.infer<typeof api.absenceSchema>)[]; nextCursor: (string) | (null) } };
  /** Lists the agents. `GET /agents` */
  getAgents: { answer: { items: (z.infer<typeof api.agentSchema>)[]; nextCursor: (string) | (null) } };
  /** Lists where an agent is signed in. `GET /agents/{id}/sessions` */
  getAgentsIdSessions: { params: { id: string }; answer: { items: ({ id: string; createdAt: string; expiresAt: string; device: (string) | (null); address: (string) | (null); isCurrent: boolean })[]; nextCursor: (string) | (null) } };
  /** Counts what an agent has in hand, by queue. `GET /agents/{id}/work` */
  getAgentsIdWork: { params: { id: string }; answer: z.infer<typeof api.agentWorkSchema> };
  /** Lists the canned answers and macros that the caller may use. `GET /answers` */
  getAnswers: { answer: { items: (z.infer<typeof api.answerSchema>)[]; nextCursor: (string) | (null) } };
  /** Lists the API keys, the revoked ones too. `GET /api-keys` */
  getApiKeys: { answer: { items: (z.infer<typeof api.apiKeySchema>)[]; nextCursor: (string) | (null) } };
  /** Lists what waits for a second person, or what one decided. `GET /approvals` */
  getApprovals: { query?: Query<typeof api.listApprovalsQuery>; answer: { items: (z.infer<typeof api.listedApprovalSchema>)[]; nextCursor: (string) | (null) } };
  /** Lists what came and is in no ticket, with the reason. `GET /arrivals` */
  getArrivals: { query?: Query<typeof api.listArrivalsQuery>; answer: { items: (z.infer<typeof api.arrivalSchema>)[]; nextCursor: (string) | (null) } };
  /** Reads what came as it came. `GET /arrivals/{id}/original` */
  getArrivalsIdOriginal: { params: { id: string }; answer: Blob };
  /** Lists the identities that are not heard, newest first. `GET /blocked-identities` */
  getBlockedIdentities: { query?: Query<typeof api.pageQuery>; answer: { items: (z.infer<typeof api.blockedIdentitySchema>)[]; nextCursor: (string) | (null) } };
  /** Lists what was promised and not kept. `GET /breaches` */
  getBreaches: { query?: Query<typeof api.listBreachesQuery>; answer: { items: (z.infer<typeof api.breachSchema>)[]; nextCursor: (string) | (null) } };
  /** Gives the register of broken promises as CSV, the oldest first. `GET /breaches.csv` */
  getBreachesCsv: { query?: Query<typeof api.exportBreachesQuery>; answer: Blob };
  /** Lists the calendars with what each year of them rests on. `GET /calendars` */
  getCalendars: { answer: { items: (z.infer<typeof api.calendarRowSchema>)[]; nextCursor: (string) | (null) } };
  /** Reads a calendar with all its days, in any of its versions. `GET /calendars/{code}` */
  getCalendarsCode: { params: { code: string }; query?: Query<typeof api.readCalendarQuery>; answer: z.infer<typeof api.calendarSchema> };
  /** Lists the channels with their health; secrets are left out. `GET /channels` */
  getChannels: { answer: { items: (z.infer<typeof api.channelSchema>)[]; nextCursor: (string) | (null) } };
  /** Reads a channel; secrets are left out. `GET /channels/{id}` */
  getChannelsId: { params: { id: string }; answer: z.infer<typeof api.channelSchema> };
  /** Counts what came by a channel and what became of it. `GET /channels/{id}/counts` */
  getChannelsIdCounts: { params: { id: string }; answer: z.infer<typeof api.channelCountsSchema> };
  /** Says to which address a provider sends the browser back, to be registered there. `GET /channels/sign-in` */
  getChannelsSignIn: { answer: z.infer<typeof api.signInPlaceSchema> };
  /** Lists customers, or finds them by name or address. `GET /customers` */
  getCustomers: { query?: Query<typeof api.listCustomersQuery>; answer: { items: (z.infer<typeof api.customerRowSchema>)[]; nextCursor: (string) | (null) } };
  /** Gives customers as CSV, in columns by which an import knows them. `GET /customers.csv` */
  getCustomersCsv: { query?: Query<typeof api.exportCustomersQuery>; answer: Blob };
  /** Reads a customer with identities and tickets. `GET /customers/{id}` */
  getCustomersId: { params: { id: string }; answer: z.infer<typeof api.customerSchema> };
  /** Exports all that is kept of a person. `GET /customers/{id}/export` */
  getCustomersIdExport: { params: { id: string }; answer: Blob };
  /** Reads what a customer holds in custom fields. `GET /customers/{id}/fields` */
  getCustomersIdFields: { params: { id: string }; answer: z.infer<typeof api.fieldValuesSchema> };
  /** Tells to which organisations a person may belong, by the domain of an address. `GET /customers/{id}/organisation-suggestions` */
  getCustomersIdOrganisationSuggestions: { params: { id: string }; answer: z.infer<typeof api.organisationSuggestionsSchema> };
  /** Tells whether example data are here. `GET /demo` */
  getDemo: { answer: z.infer<typeof api.demoSchema> };
  /** Tells who hears of a broken promise, and when. `GET /escalation` */
  getEscalation: { answer: z.infer<typeof api.escalationSchema> };
  /** Lists the types of events that a webhook can ask for. `GET /event-types` */
  getEventTypes: { answer: { items: (string)[]; nextCursor: (string) | (null) } };
  /** Reads what happened after a position, as far as the caller may know it. `GET /events` */
  getEvents: { query?: Query<typeof api.listEventsQuery>; answer: { items: (z.infer<typeof api.eventSchema>)[]; nextCursor: (string) | (null) } };
  /** Lists the custom fields, those put away too. `GET /fields` */
  getFields: { answer: { items: (z.infer<typeof api.fieldSchema>)[]; nextCursor: (string) | (null) } };
  /** Tells how this Hilo is: what waits, failed or needs a decision. `GET /health` */
  getHealth: { answer: z.infer<typeof api.healthSchema> };
  /** Lists the imports of customers, newest first. `GET /imports` */
  getImports: { answer: { items: (z.infer<typeof api.importSchema>)[]; nextCursor: (string) | (null) } };
  /** Reads an import and how far it is. `GET /imports/{id}` */
  getImportsId: { params: { id: string }; answer: z.infer<typeof api.importSchema> };
  /** Gives the outcome of each line of an import. `GET /imports/{id}/result` */
  getImportsIdResult: { params: { id: string }; answer: Blob };
  /** Lists what becomes of each line of an import. `GET /imports/{id}/rows` */
  getImportsIdRows: { params: { id: string }; query?: Query<typeof api.listImportRowsQuery>; answer: { items: (z.infer<typeof api.importRowSchema>)[]; nextCursor: (string) | (null) } };
  /** Reads the calling agent. `GET /me` */
  getMe: { answer: z.infer<typeof api.meSchema> };
  /** Reads how the calling agent wants to be told of what. `GET /me/notifications` */
  getMeNotifications: { answer: z.infer<typeof api.noticeChoiceSchema> };
  /** Lists the passkeys of the calling agent. `GET /me/passkeys` */
  getMePasskeys: { answer: { items: ({ id: string; name: (string) | (null); createdAt: (string) | (null); isBackedUp: boolean })[]; nextCursor: (string) | (null) } };
  /** Lists where the calling agent is signed in. `GET /me/sessions` */
  getMeSessions: { answer: { items: ({ id: string; createdAt: string; expiresAt: string; device: (string) | (null); address: (string) | (null); isCurrent: boolean })[]; nextCursor: (string) | (null) } };
  /** Reads the header of a message as it came. `GET /messages/{id}/headers` */
  getMessagesIdHeaders: { params: { id: string }; answer: z.infer<typeof api.headersSchema> };
  /** Reads the page of a message, without scripts. `GET /messages/{id}/html` */
  getMessagesIdHtml: { params: { id: string }; query?: { images?: "0" | "1" | undefined }; answer: Blob };
  /** Reads a message as it came. `GET /messages/{id}/original` */
  getMessagesIdOriginal: { params: { id: string }; answer: Blob };
  /** Lists what the calling agent was told of, newest first. `GET /notifications` */
  getNotifications: { query?: Query<typeof api.listNotificationsQuery>; answer: { items: (z.infer<typeof api.notificationSchema>)[]; nextCursor: (string) | (null) } };
  /** Counts what the calling agent has not read. `GET /notifications/count` */
  getNotificationsCount: { answer: z.infer<typeof api.notificationCountSchema> };
  /** Reads this document. `GET /openapi.json` */
  getOpenapiJson: { answer: unknown };
  /** Lists the opening hours, and which of them are open now. `GET /opening-hours` */
  getOpeningHours: { answer: { items: (z.infer<typeof api.openingHoursSchema>)[]; nextCursor: (string) | (null) } };
  /** Reads an organisation with its domains and counts. `GET /organisations/{id}` */
  getOrganisationsId: { params: { id: string }; answer: z.infer<typeof api.organisationViewSchema> };
  /** Lists the tickets of an organisation and of its people, newest activity first. `GET /organisations/{id}/tickets` */
  getOrganisationsIdTickets: { params: { id: string }; query?: Query<typeof api.pageQuery>; answer: z.infer<typeof api.organisationTicketsSchema> };
  /** Counts what is late and what soon will be, by queue and channel. `GET /promises/now` */
  getPromisesNow: { answer: z.infer<typeof api.promisesNowSchema> };
  /** Lists the queues with the number of open tickets. `GET /queues` */
  getQueues: { answer: { items: (z.infer<typeof api.queueSchema>)[]; nextCursor: (string) | (null) } };
  /** Reads which laws bind, how their times are counted, and all profiles. `GET /regime` */
  getRegime: { answer: z.infer<typeof api.regimeSchema> };
  /** Fetches a picture of a mail page, by a signed address. `GET /remote-image` */
  getRemoteImage: { query: { url: string; until: string; sign: string }; answer: Blob };
  /** Counts who waits, how long first answers took, and what was answered and resolved. `GET /reports/overview` */
  getReportsOverview: { query: Query<typeof api.reportQuery>; answer: z.infer<typeof api.reportSchema> };
  /** Gives one table of the report for a spreadsheet. `GET /reports/overview.csv` */
  getReportsOverviewCsv: { query: Query<typeof api.reportCsvQuery>; answer: Blob };
  /** Lists the rules in their order. `GET /rules` */
  getRules: { answer: { items: (z.infer<typeof api.ruleSchema>)[]; nextCursor: (string) | (null) } };
  /** Finds tickets by key or words, and customers by name or address. `GET /search` */
  getSearch: { query: Query<typeof api.searchQuery>; answer: z.infer<typeof api.searchResultSchema> };
  /** Lists the segments of customers in use. `GET /segments` */
  getSegments: { answer: { items: (z.infer<typeof api.segmentSchema>)[]; nextCursor: (string) | (null) } };
  /** Lists what is promised to whom, in the order that decides. `GET /service-promises` */
  getServicePromises: { answer: { items: (z.infer<typeof api.servicePromiseSchema>)[]; nextCursor: (string) | (null) } };
  /** Reads the settings of the organisation. `GET /settings` */
  getSettings: { answer: { name: string; locale: "es" | "en"; timeZone: string; accentColour: (string) | (null); formality: "familiar" | "formal" } };
  /** Tells whether the first administrator is still to be made. `GET /setup` */
  getSetup: { answer: { isNeeded: boolean } };
  /** Lists who signed in when, newest first. `GET /sign-ins` */
  getSignIns: { query?: Query<typeof api.pageQuery>; answer: { items: ({ position: number; at: string; outcome: "signedIn" | "failed"; agentId: (string) | (null) })[]; nextCursor: (string) | (null) } };
  /** Lists the tags in use, or finds them by what is typed. `GET /tags` */
  getTags: { query?: Query<typeof api.listTagsQuery>; answer: { items: (z.infer<typeof api.tagSchema>)[]; nextCursor: (string) | (null) } };
  /** Lists the teams. `GET /teams` */
  getTeams: { answer: { items: (z.infer<typeof api.teamSchema>)[]; nextCursor: (string) | (null) } };
  /** Lists the tickets of a view, narrowed by a filter, in one of three orders. `GET /tickets` */
  getTickets: { query?: Query<typeof api.listTicketsQuery>; answer: { items: (z.infer<typeof api.ticketRowSchema>)[]; nextCursor: (string) | (null) } };
  /** Gives the tickets of a list as CSV, the newest first. `GET /tickets.csv` */
  getTicketsCsv: { query?: Query<typeof api.exportTicketsQuery>; answer: Blob };
  /** Reads a ticket with the newest page of its thread. `GET /tickets/{id}` */
  getTicketsId: { params: { id: string }; answer: z.infer<typeof api.ticketSchema> };
  /** Lists the clocks of a ticket with how each was computed. `GET /tickets/{id}/clocks` */
  getTicketsIdClocks: { params: { id: string }; answer: z.infer<typeof api.ticketClocksSchema> };
  /** Tells how far a deadline of the law may be put off, and what the customer would be told of it. `GET /tickets/{id}/clocks/{clockId}/extension` */
  getTicketsIdClocksClockIdExtension: { params: { id: string; clockId: string }; query?: Query<typeof api.previewExtensionQuery>; answer: z.infer<typeof api.extensionPreviewSchema> };
  /** Tells how much time a customer would have to complete a legal matter, and the warning that goes with it. `GET /tickets/{id}/cure` */
  getTicketsIdCure: { params: { id: string }; query?: Query<typeof api.previewCureQuery>; answer: z.infer<typeof api.curePreviewSchema> };
  /** Reads what the calling agent is writing on a ticket: an answer or a forward, and a note. `GET /tickets/{id}/draft` */
  getTicketsIdDraft: { params: { id: string }; answer: z.infer<typeof api.draftsSchema> };
  /** Reads what a ticket holds in its custom fields. `GET /tickets/{id}/fields` */
  getTicketsIdFields: { params: { id: string }; answer: z.infer<typeof api.fieldValuesSchema> };
  /** Reads a page of a thread, from the newest backwards. `GET /tickets/{id}/messages` */
  getTicketsIdMessages: { params: { id: string }; query?: Query<typeof api.pageQuery>; answer: z.infer<typeof api.threadPageSchema> };
  /** Lists what was moved out of a ticket or into it. `GET /tickets/{id}/moves` */
  getTicketsIdMoves: { params: { id: string }; answer: { items: (z.infer<typeof api.messageMoveSchema>)[]; nextCursor: (string) | (null) } };
  /** Lists what its senders were told on arrival, with the proof of it, or why they were not. `GET /tickets/{id}/receipts` */
  getTicketsIdReceipts: { params: { id: string }; answer: { items: (z.infer<typeof api.receiptSchema>)[]; nextCursor: (string) | (null) } };
  /** Tells by when the law wants a matter handed to whose it is to decide, and what the customer would be told. `GET /tickets/{id}/transfer` */
  getTicketsIdTransfer: { params: { id: string }; query?: Query<typeof api.previewTransferQuery>; answer: z.infer<typeof api.transferPreviewSchema> };
  /** Tells whether a newer version is announced; asks nobody. `GET /updates` */
  getUpdates: { answer: z.infer<typeof api.updatesSchema> };
  /** Reads a picture that the caller uploaded for a message. `GET /uploads/{id}` */
  getUploadsId: { params: { id: string }; answer: Blob };
  /** Lists the saved views: shared ones, and those of the calling agent. `GET /views` */
  getViews: { answer: { items: (z.infer<typeof api.savedViewSchema>)[]; nextCursor: (string) | (null) } };
  /** Counts the tickets of every view, up to 99 and "more". `GET /views/counts` */
  getViewsCounts: { answer: z.infer<typeof api.viewCountsSchema> };
  /** Lists the webhooks with what waits for them. `GET /webhooks` */
  getWebhooks: { answer: { items: (z.infer<typeof api.webhookSchema>)[]; nextCursor: (string) | (null) } };
  /** Reads a webhook. `GET /webhooks/{id}` */
  getWebhooksId: { params: { id: string }; answer: z.infer<typeof api.webhookSchema> };
  /** Lists what a webhook was sent, newest first. `GET /webhooks/{id}/deliveries` */
  getWebhooksIdDeliveries: { params: { id: string }; query?: Query<typeof api.listDeliveriesQuery>; answer: { items: (z.infer<typeof api.deliverySchema>)[]; nextCursor: (string) | (null) } };
  /** Changes name, role or teams of an agent. `PATCH /agents/{id}` */
  patchAgentsId: { params: { id: string }; body: z.input<typeof api.changeAgentBody>; answer: z.infer<typeof api.agentSchema> };
  /** Notes why a promise was broken, and what was done about it. `PATCH /breaches/{id}` */
  patchBreachesId: { params: { id: string }; body: z.input<typeof api.noteBreachBody>; answer: z.infer<typeof api.breachSchema> };
  /** Changes the name, zone or working days of a calendar. `PATCH /calendars/{code}` */
  patchCalendarsCode: { params: { code: string }; body: z.input<typeof api.changeCalendarBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.calendarSchema> };
  /** Changes, pauses or resumes a channel. `PATCH /channels/{id}` */
  patchChannelsId: { params: { id: string }; body: z.input<typeof api.changeChannelBody>; answer: z.infer<typeof api.channelSchema> };
  /** Changes a customer. `PATCH /customers/{id}` */
  patchCustomersId: { params: { id: string }; body: z.input<typeof api.changeCustomerBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.customerSchema> };
  /** Fills in custom fields of a customer. `PATCH /customers/{id}/fields` */
  patchCustomersIdFields: { params: { id: string }; body: z.input<typeof api.changeFieldValuesBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.fieldValuesSchema> };
  /** Changes a custom field, or puts it away. `PATCH /fields/{id}` */
  patchFieldsId: { params: { id: string }; body: z.input<typeof api.changeFieldBody>; answer: z.infer<typeof api.fieldSchema> };
  /** Says how the file of an import is to be read. `PATCH /imports/{id}` */
  patchImportsId: { params: { id: string }; body: z.input<typeof api.changeImportBody>; answer: z.infer<typeof api.importSchema> };
  /** Changes name, language, time zone, theme or signature of the calling agent. `PATCH /me` */
  patchMe: { body: z.input<typeof api.changeMeBody>; answer: z.infer<typeof api.meSchema> };
  /** Names a passkey of the calling agent. `PATCH /me/passkeys/{id}` */
  patchMePasskeysId: { params: { id: string }; body: { name: string }; answer: { id: string; name: (string) | (null); createdAt: (string) | (null); isBackedUp: boolean } };
  /** Says under which domains the people of an organisation write. `PATCH /organisations/{id}/domains` */
  patchOrganisationsIdDomains: { params: { id: string }; body: z.input<typeof api.changeDomainsBody>; answer: z.infer<typeof api.organisationViewSchema> };
  /** Changes a queue. `PATCH /queues/{id}` */
  patchQueuesId: { params: { id: string }; body: { name?: string | undefined; teamId?: (string) | (null) | undefined; giving?: z.input<typeof api.givingSchema> | undefined; openLimit?: (number) | (null) | undefined; position?: number | undefined; isDefault?: true | undefined }; answer: z.infer<typeof api.queueSchema> };
  /** Changes the settings of the organisation. `PATCH /settings` */
  patchSettings: { body: { name?: string | undefined; locale?: "es" | "en" | undefined; timeZone?: string | undefined; accentColour?: (string) | (null) | undefined; formality?: "familiar" | "formal" | undefined }; answer: { name: string; locale: "es" | "en"; timeZone: string; accentColour: (string) | (null); formality: "familiar" | "formal" } };
  /** Changes a team. `PATCH /teams/{id}` */
  patchTeamsId: { params: { id: string }; body: { name?: string | undefined; signature?: string | undefined; agentIds?: (string)[] | undefined }; answer: z.infer<typeof api.teamSchema> };
  /** Changes a ticket, of the version in If-Match where one is given. `PATCH /tickets/{id}` */
  patchTicketsId: { params: { id: string }; body: z.input<typeof api.changeTicketBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.ticketSchema> };
  /** Fills in custom fields of a ticket. `PATCH /tickets/{id}/fields` */
  patchTicketsIdFields: { params: { id: string }; body: z.input<typeof api.changeFieldValuesBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.fieldValuesSchema> };
  /** Changes a saved view; a shared one needs the right to arrange teams. `PATCH /views/{id}` */
  patchViewsId: { params: { id: string }; body: z.input<typeof api.changeViewBody>; answer: z.infer<typeof api.savedViewSchema> };
  /** Changes a webhook, or switches it on or off. `PATCH /webhooks/{id}` */
  patchWebhooksId: { params: { id: string }; body: z.input<typeof api.changeWebhookBody>; answer: z.infer<typeof api.webhookSchema> };
  /** Invites an agent and answers the link. `POST /agents` */
  postAgents: { body: z.input<typeof api.inviteAgentBody>; answer: { link: string; purpose: "invitation" | "passwordReset"; expiresAt: string; mail: "sent" | "noOutgoingServer" | "failed"; agent: z.infer<typeof api.agentSchema> } };
  /** Makes a new link by which an agent gets in. `POST /agents/{id}/access-link` */
  postAgentsIdAccessLink: { params: { id: string }; answer: { link: string; purpose: "invitation" | "passwordReset"; expiresAt: string; mail: "sent" | "noOutgoingServer" | "failed" } };
  /** Closes the access of an agent and hands the open tickets over. `POST /agents/{id}/deactivate` */
  postAgentsIdDeactivate: { params: { id: string }; body: z.input<typeof api.deactivateAgentBody>; answer: z.infer<typeof api.deactivatedSchema> };
  /** Opens the access of an agent again. `POST /agents/{id}/reactivate` */
  postAgentsIdReactivate: { params: { id: string }; answer: z.infer<typeof api.agentSchema> };
  /** Makes a canned answer or a macro. `POST /answers` */
  postAnswers: { body: z.input<typeof api.writeAnswerBody>; answer: z.infer<typeof api.answerSchema> };
  /** Counts that an answer was used. `POST /answers/{id}/uses` */
  postAnswersIdUses: { params: { id: string }; answer: null };
  /** Makes an API key and shows it this once. `POST /api-keys` */
  postApiKeys: { body: { name: string; scopes: ("*" | "tickets.read" | "tickets.write" | "messages.send" | "messages.redact" | "tickets.export" | "customers.read" | "customers.write" | "customers.export" | "imports.write" | "customers.erase" | "quarantine.read" | "quarantine.write" | "channels.read" | "channels.write" | "agents.read" | "agents.write" | "teams.write" | "answers.write" | "rules.write" | "promises.write" | "approvals.decide" | "breaches.write" | "settings.write" | "apiKeys.write" | "reports.read" | "events.read")[] }; answer: { id: z.infer<typeof api.idSchema>; name: string; prefix: string; scopes: (string)[]; createdAt: z.infer<typeof api.timeSchema>; lastUsedAt: (z.infer<typeof api.timeSchema>) | (null); revokedAt: (z.infer<typeof api.timeSchema>) | (null); key: string } };
  /** Ends an API key with its next request. `POST /api-keys/{id}/revoke` */
  postApiKeysIdRevoke: { params: { id: string }; answer: z.infer<typeof api.apiKeySchema> };
  /** Approves what a colleague asked for, and does it. `POST /approvals/{id}/approve` */
  postApprovalsIdApprove: { params: { id: string }; body?: z.input<typeof api.decideApprovalBody>; answer: z.infer<typeof api.approvalSchema> };
  /** Refuses what a colleague asked for. `POST /approvals/{id}/refuse` */
  postApprovalsIdRefuse: { params: { id: string }; body?: z.input<typeof api.decideApprovalBody>; answer: z.infer<typeof api.approvalSchema> };
  /** Takes back what one asked for. `POST /approvals/{id}/withdraw` */
  postApprovalsIdWithdraw: { params: { id: string }; answer: z.infer<typeof api.approvalSchema> };
  /** Says that what was kept back needs nobody. `POST /arrivals/{id}/dismiss` */
  postArrivalsIdDismiss: { params: { id: string }; answer: null };
  /** Makes a ticket of what was kept back. `POST /arrivals/{id}/release` */
  postArrivalsIdRelease: { params: { id: string }; body?: z.input<typeof api.releaseArrivalBody>; answer: z.infer<typeof api.ticketSchema> };
  /** Makes a calendar: a municipality’s or the organisation’s own, which lies on another, or a whole one. `POST /calendars` */
  postCalendars: { body: z.input<typeof api.createCalendarBody>; answer: z.infer<typeof api.calendarSchema> };
  /** Brings holidays in from a file, or tells what it would bring in. `POST /calendars/{code}/import` */
  postCalendarsCodeImport: { params: { code: string }; body: z.input<typeof api.importHolidaysBody>; answer: z.infer<typeof api.importedHolidaysSchema> };
  /** Makes a channel and opens it. `POST /channels` */
  postChannels: { body: z.input<typeof api.createChannelBody>; answer: z.infer<typeof api.channelSchema> };
  /** Sends again what a channel could not send through a fault of its own. `POST /channels/{id}/resend` */
  postChannelsIdResend: { params: { id: string }; answer: z.infer<typeof api.resentSchema> };
  /** Begins to sign in at the provider of a channel. `POST /channels/{id}/sign-in` */
  postChannelsIdSignIn: { params: { id: string }; answer: z.infer<typeof api.signInBegunSchema> };
  /** Asks the name servers what a channel’s domains say of its mail, and what they should say. `POST /channels/{id}/standing` */
  postChannelsIdStanding: { params: { id: string }; answer: { items: (z.infer<typeof api.standingSchema>)[]; nextCursor: (string) | (null) } };
  /** Tries a channel as it is kept. `POST /channels/{id}/test` */
  postChannelsIdTest: { params: { id: string }; answer: z.infer<typeof api.probeSchema> };
  /** Ends a sign-in at a provider, in the session that began it. `POST /channels/sign-in` */
  postChannelsSignIn: { body: z.input<typeof api.finishSignInBody>; answer: z.infer<typeof api.signedInSchema> };
  /** Tries settings of a channel before they are kept. `POST /channels/test` */
  postChannelsTest: { body: z.input<typeof api.testChannelBody>; answer: z.infer<typeof api.probeSchema> };
  /** Undoes a move of identities. `POST /customer-moves/{id}/undo` */
  postCustomerMovesIdUndo: { params: { id: string }; answer: { moveId: z.infer<typeof api.idSchema> } };
  /** Makes a customer. `POST /customers` */
  postCustomers: { body: z.input<typeof api.createCustomerBody>; answer: z.infer<typeof api.customerSchema> };
  /** Erases a blocked customer for good, and says what it could not reach. `POST /customers/{id}/erase` */
  postCustomersIdErase: { params: { id: string }; answer: z.infer<typeof api.erasureReportSchema> };
  /** Adds an identity to a customer. `POST /customers/{id}/identities` */
  postCustomersIdIdentities: { params: { id: string }; body: z.input<typeof api.addIdentityBody>; answer: z.infer<typeof api.customerSchema> };
  /** Says that what comes from an identity is not to be heard; it is listed as ignored. `POST /customers/{id}/identities/{otherId}/block` */
  postCustomersIdIdentitiesOtherIdBlock: { params: { id: string; otherId: string }; answer: z.infer<typeof api.customerSchema> };
  /** Hears an identity again. `POST /customers/{id}/identities/{otherId}/unblock` */
  postCustomersIdIdentitiesOtherIdUnblock: { params: { id: string; otherId: string }; answer: z.infer<typeof api.customerSchema> };
  /** Lifts the block of a customer. `POST /customers/{id}/lift-restriction` */
  postCustomersIdLiftRestriction: { params: { id: string }; answer: null };
  /** Moves identities to another customer; without identities all of them, which joins the two. `POST /customers/{id}/moves` */
  postCustomersIdMoves: { params: { id: string }; body: z.input<typeof api.moveIdentitiesBody>; answer: { moveId: z.infer<typeof api.idSchema> } };
  /** Blocks the data of a customer. `POST /customers/{id}/restrict` */
  postCustomersIdRestrict: { params: { id: string }; answer: null };
  /** Brings in example data; nobody is written to. `POST /demo` */
  postDemo: { answer: z.infer<typeof api.demoSchema> };
  /** Makes a custom field for tickets or customers. `POST /fields` */
  postFields: { body: z.input<typeof api.createFieldBody>; answer: z.infer<typeof api.fieldSchema> };
  /** Begins an import with a file that was uploaded. `POST /imports` */
  postImports: { body: z.input<typeof api.createImportBody>; answer: z.infer<typeof api.importSchema> };
  /** Stops an import; what was entered stays. `POST /imports/{id}/cancel` */
  postImportsIdCancel: { params: { id: string }; answer: z.infer<typeof api.importSchema> };
  /** Has every line of an import looked at, and nothing changed. `POST /imports/{id}/check` */
  postImportsIdCheck: { params: { id: string }; answer: z.infer<typeof api.importSchema> };
  /** Has the lines of an import entered. `POST /imports/{id}/run` */
  postImportsIdRun: { params: { id: string }; answer: z.infer<typeof api.importSchema> };
  /** Takes an import back: what has gone on since stays. `POST /imports/{id}/undo` */
  postImportsIdUndo: { params: { id: string }; answer: z.infer<typeof api.importSchema> };
  /** Sets a password by a link and signs in. `POST /invitations/accept` */
  postInvitationsAccept: { body: z.input<typeof api.acceptInvitationBody>; answer: { needsSecondFactor: boolean } };
  /** Tells whom an invitation or a new password is for. `POST /invitations/read` */
  postInvitationsRead: { body: { token: string }; answer: { name: string; email: string; purpose: "invitation" | "passwordReset"; expiresAt: string } };
  /** Keeps a passkey that a device made for the calling agent. `POST /me/passkeys` */
  postMePasskeys: { body: { name: string; response: Record<string, unknown> }; answer: { id: string; name: (string) | (null); createdAt: (string) | (null); isBackedUp: boolean } };
  /** Begins a passkey for the calling agent, who says the password. `POST /me/passkeys/challenge` */
  postMePasskeysChallenge: { body: { password: string }; answer: Record<string, unknown> };
  /** Says of a message that was sent whether it answers, with the reason; the clocks follow. `POST /messages/{id}/mark` */
  postMessagesIdMark: { params: { id: string }; body: z.input<typeof api.markAnswerBody>; answer: z.infer<typeof api.messageSchema> };
  /** Blacks a message or one of its files out for good. `POST /messages/{id}/redact` */
  postMessagesIdRedact: { params: { id: string }; body: z.input<typeof api.redactBody>; answer: z.infer<typeof api.messageSchema> };
  /** Sends a message again that failed or may be lost. `POST /messages/{id}/resend` */
  postMessagesIdResend: { params: { id: string }; answer: z.infer<typeof api.messageSchema> };
  /** Moves messages back to where they were. `POST /moves/{id}/undo` */
  postMovesIdUndo: { params: { id: string }; answer: { moveId: z.infer<typeof api.idSchema> } };
  /** Marks notifications of the calling agent as read. `POST /notifications/read` */
  postNotificationsRead: { body: z.input<typeof api.readNotificationsBody>; answer: null };
  /** Makes opening hours. `POST /opening-hours` */
  postOpeningHours: { body: z.input<typeof api.writeHoursBody>; answer: z.infer<typeof api.openingHoursSchema> };
  /** Makes opening hours the organisation’s own. `POST /opening-hours/{id}/default` */
  postOpeningHoursIdDefault: { params: { id: string }; answer: z.infer<typeof api.openingHoursSchema> };
  /** Tells how the next days would be with opening hours that need not be kept yet. `POST /opening-hours/preview` */
  postOpeningHoursPreview: { body: z.input<typeof api.previewHoursBody>; answer: { items: (z.infer<typeof api.previewedDaySchema>)[]; nextCursor: (string) | (null) } };
  /** Asks for a link to set a new password. `POST /password-reset` */
  postPasswordReset: { body: { email: string }; answer: Record<string, unknown> };
  /** Makes a queue. `POST /queues` */
  postQueues: { body: { name: string; teamId?: (string) | (null) | undefined; giving?: z.input<typeof api.givingSchema> | undefined; openLimit?: (number) | (null) | undefined; isDefault?: true | undefined }; answer: z.infer<typeof api.queueSchema> };
  /** Puts a queue away and moves what is in it. `POST /queues/{id}/archive` */
  postQueuesIdArchive: { params: { id: string }; body: { moveToQueueId?: string | undefined }; answer: { movedTickets: number; channelIds: (string)[] } };
  /** Tells which times the law would set for a matter. `POST /regime/test` */
  postRegimeTest: { body: z.input<typeof api.testRegimeBody>; answer: z.infer<typeof api.testedRegimeSchema> };
  /** Makes a rule, behind the others. `POST /rules` */
  postRules: { body: z.input<typeof api.writeRuleBody>; answer: z.infer<typeof api.ruleSchema> };
  /** Tells what each rule would do with a ticket that is there, and why; changes nothing. `POST /rules/explain` */
  postRulesExplain: { body: z.input<typeof api.explainRulesBody>; answer: z.infer<typeof api.rulesExplainedSchema> };
  /** Tells which of the last 200 tickets a rule would match, and why. `POST /rules/test` */
  postRulesTest: { body: z.input<typeof api.testRuleBody>; answer: z.infer<typeof api.ruleTestSchema> };
  /** Makes a promise. `POST /service-promises` */
  postServicePromises: { body: z.input<typeof api.writeServicePromiseBody>; answer: z.infer<typeof api.servicePromiseSchema> };
  /** Tells which promise would count for a ticket, and by when. `POST /service-promises/test` */
  postServicePromisesTest: { body: z.input<typeof api.testServicePromiseBody>; answer: z.infer<typeof api.testedServicePromiseSchema> };
  /** Makes the first administrator with the token from the start. `POST /setup` */
  postSetup: { body: { token: string; organisation: string; name: string; email: string; password: string; locale?: "es" | "en" | undefined; timeZone?: string | undefined }; answer: z.infer<typeof api.meSchema> };
  /** Gives a tag a colour, or takes it away. `POST /tags/colour` */
  postTagsColour: { body: z.input<typeof api.colourTagBody>; answer: z.infer<typeof api.tagSchema> };
  /** Takes a tag off every ticket. `POST /tags/delete` */
  postTagsDelete: { body: z.input<typeof api.deleteTagBody>; answer: { tickets: number } };
  /** Renames a tag everywhere; a name that is there makes one of two. `POST /tags/rename` */
  postTagsRename: { body: z.input<typeof api.renameTagBody>; answer: { tickets: number } };
  /** Makes a team. `POST /teams` */
  postTeams: { body: { name: string; signature?: string | undefined; agentIds?: (string)[] | undefined }; answer: z.infer<typeof api.teamSchema> };
  /** Puts a team away. `POST /teams/{id}/archive` */
  postTeamsIdArchive: { params: { id: string }; answer: null };
  /** Opens a ticket by writing to somebody. `POST /tickets` */
  postTickets: { body: z.input<typeof api.openTicketBody>; answer: z.infer<typeof api.ticketSchema> };
  /** Does one thing to up to 200 tickets, and says of each whether it was done and what leads back. `POST /tickets/bulk` */
  postTicketsBulk: { body: z.input<typeof api.bulkBody>; answer: z.infer<typeof api.bulkResultSchema> };
  /** Asks a second person for what a regime guards. `POST /tickets/{id}/approvals` */
  postTicketsIdApprovals: { params: { id: string }; body: z.input<typeof api.askApprovalBody>; answer: z.infer<typeof api.approvalSchema> };
  /** Says that a matter is decided, where the law gives its notice a time of its own. `POST /tickets/{id}/clocks/{clockId}/decision` */
  postTicketsIdClocksClockIdDecision: { params: { id: string; clockId: string }; body: z.input<typeof api.recordDecisionBody>; answer: z.infer<typeof api.clockSchema> };
  /** Takes the one extension that the law allows for a deadline, and tells the customer, with the reason. `POST /tickets/{id}/clocks/{clockId}/extension` */
  postTicketsIdClocksClockIdExtension: { params: { id: string; clockId: string }; body: z.input<typeof api.extendDeadlineBody>; answer: z.infer<typeof api.clockSchema> };
  /** Asks the customer for what a legal matter lacks; its time stands until she completes it. `POST /tickets/{id}/cure` */
  postTicketsIdCure: { params: { id: string }; body: z.input<typeof api.requestCureBody>; answer: z.infer<typeof api.messageSchema> };
  /** Writes down what was promised to a customer, and by when. `POST /tickets/{id}/follow-ups` */
  postTicketsIdFollowUps: { params: { id: string }; body: z.input<typeof api.promiseFollowUpBody>; answer: z.infer<typeof api.clockSchema> };
  /** Ends what was promised without its being done, with the reason. `POST /tickets/{id}/follow-ups/{clockId}/cancel` */
  postTicketsIdFollowUpsClockIdCancel: { params: { id: string; clockId: string }; body: z.input<typeof api.endFollowUpBody>; answer: z.infer<typeof api.clockSchema> };
  /** Ends what was promised: it was done. `POST /tickets/{id}/follow-ups/{clockId}/done` */
  postTicketsIdFollowUpsClockIdDone: { params: { id: string; clockId: string }; answer: z.infer<typeof api.clockSchema> };
  /** Uses a macro on a ticket, with a message where one is given, all or none of it. `POST /tickets/{id}/macros` */
  postTicketsIdMacros: { params: { id: string }; body: z.input<typeof api.applyMacroBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.macroAppliedSchema> };
  /** Moves a whole ticket into another. `POST /tickets/{id}/merge` */
  postTicketsIdMerge: { params: { id: string }; body: z.input<typeof api.mergeTicketBody>; answer: { moveId: z.infer<typeof api.idSchema>; toTicketId: z.infer<typeof api.idSchema> } };
  /** Adds an answer, a note or a forward. `POST /tickets/{id}/messages` */
  postTicketsIdMessages: { params: { id: string }; body: z.input<typeof api.sendMessageBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.messageSchema> };
  /** Moves messages to another ticket, or to one of their own. `POST /tickets/{id}/moves` */
  postTicketsIdMoves: { params: { id: string }; body: z.input<typeof api.moveMessagesBody>; answer: { moveId: z.infer<typeof api.idSchema>; toTicketId: z.infer<typeof api.idSchema> } };
  /** Lets somebody take part in a ticket. `POST /tickets/{id}/participants` */
  postTicketsIdParticipants: { params: { id: string }; body: z.input<typeof api.participantBody>; answer: null };
  /** Ends a matter that is another body’s to decide, and tells the customer where it went. `POST /tickets/{id}/transfer` */
  postTicketsIdTransfer: { params: { id: string }; body: z.input<typeof api.transferTicketBody>; answer: z.infer<typeof api.messageSchema> };
  /** Asks at HILO_UPDATE_URL now; where none is set, nobody is asked. `POST /updates/ask` */
  postUpdatesAsk: { answer: z.infer<typeof api.updatesSchema> };
  /** Uploads one file of 25 MB at most for a message that is being written. `POST /uploads` */
  postUploads: { body: FormData; answer: z.infer<typeof api.uploadSchema> };
  /** Saves a view; a shared one needs the right to arrange teams. `POST /views` */
  postViews: { body: z.input<typeof api.createViewBody>; answer: z.infer<typeof api.savedViewSchema> };
  /** Puts views in order; shared ones need the right to arrange teams. `POST /views/order` */
  postViewsOrder: { body: z.input<typeof api.orderViewsBody>; answer: null };
  /** Makes a webhook and shows its secret this once. `POST /webhooks` */
  postWebhooks: { body: z.input<typeof api.createWebhookBody>; answer: z.infer<typeof api.webhookWithSecretSchema> };
  /** Sends one delivery again, or all that failed, under the ids that they had. `POST /webhooks/{id}/replay` */
  postWebhooksIdReplay: { params: { id: string }; body: z.input<typeof api.replayBody>; answer: { replayed: number } };
  /** Lets a paused webhook go on where it stood. `POST /webhooks/{id}/resume` */
  postWebhooksIdResume: { params: { id: string }; body: z.input<typeof api.resumeWebhookBody>; answer: z.infer<typeof api.webhookSchema> };
  /** Makes a new secret and shows it this once; the old one signs beside it for a while. `POST /webhooks/{id}/rotate-secret` */
  postWebhooksIdRotateSecret: { params: { id: string }; body: z.input<typeof api.rotateSecretBody>; answer: z.infer<typeof api.webhookWithSecretSchema> };
  /** Sends a webhook a test and tells what came back. `POST /webhooks/{id}/test` */
  postWebhooksIdTest: { params: { id: string }; answer: z.infer<typeof api.attemptSchema> };
  /** Says until when an agent is away, and who takes over meanwhile. `PUT /agents/{id}/absence` */
  putAgentsIdAbsence: { params: { id: string }; body: z.input<typeof api.goAwayBody>; answer: null };
  /** Writes a canned answer or a macro anew. `PUT /answers/{id}` */
  putAnswersId: { params: { id: string }; body: z.input<typeof api.writeAnswerBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.answerSchema> };
  /** Says which days of a year are holidays; what was computed by the version before stays as it is. `PUT /calendars/{code}/years/{year}` */
  putCalendarsCodeYearsYear: { params: { code: string; year: string }; body: z.input<typeof api.writeCalendarYearBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.calendarSchema> };
  /** Says who hears of a broken promise, and when. `PUT /escalation` */
  putEscalation: { body: z.input<typeof api.escalationSchema>; answer: z.infer<typeof api.escalationSchema> };
  /** Chooses how the calling agent is told of what. `PUT /me/notifications` */
  putMeNotifications: { body: z.input<typeof api.noticeChoiceSchema>; answer: z.infer<typeof api.noticeChoiceSchema> };
  /** Gives the calling agent a face, out of a JPEG that was uploaded. `PUT /me/photo` */
  putMePhoto: { body: { uploadId: z.input<typeof api.idSchema> }; answer: z.infer<typeof api.meSchema> };
  /** Lets a message that is to leave later leave at another time, or now. `PUT /messages/{id}/departure` */
  putMessagesIdDeparture: { params: { id: string }; body: { sendAt: (z.input<typeof api.givenTimeSchema>) | (null) }; answer: z.infer<typeof api.messageSchema> };
  /** Changes opening hours. `PUT /opening-hours/{id}` */
  putOpeningHoursId: { params: { id: string }; body: z.input<typeof api.writeHoursBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.openingHoursSchema> };
  /** Says which laws bind and how their times are counted. `PUT /regime` */
  putRegime: { body: z.input<typeof api.regimeSettingsSchema>; answer: z.infer<typeof api.regimeSchema> };
  /** Writes a rule anew. `PUT /rules/{id}` */
  putRulesId: { params: { id: string }; body: z.input<typeof api.writeRuleBody>; answer: z.infer<typeof api.ruleSchema> };
  /** Puts the rules into an order. `PUT /rules/order` */
  putRulesOrder: { body: z.input<typeof api.orderRulesBody>; answer: { items: (z.infer<typeof api.ruleSchema>)[]; nextCursor: (string) | (null) } };
  /** Changes a promise; clocks that run by it run on. `PUT /service-promises/{id}` */
  putServicePromisesId: { params: { id: string }; body: z.input<typeof api.writeServicePromiseBody>; /** The version that the change is meant for. */ ifMatch?: number; answer: z.infer<typeof api.servicePromiseSchema> };
  /** Puts the promises in order. `PUT /service-promises/order` */
  putServicePromisesOrder: { body: z.input<typeof api.orderServicePromisesBody>; answer: { items: (z.infer<typeof api.servicePromiseSchema>)[]; nextCursor: (string) | (null) } };
  /** Keeps what the calling agent is writing on a ticket, and hands back what it took the place of. `PUT /tickets/{id}/draft` */
  putTicketsIdDraft: { params: { id: string }; body: z.input<typeof api.saveDraftBody>; answer: z.infer<typeof api.savedDraftSchema> };
  /** Tells the calling agent of what comes to a ticket. `PUT /tickets/{id}/follow` */
  putTicketsIdFollow: { params: { id: string }; answer: null };
  /** Says how far the calling agent has read a ticket. `PUT /tickets/{id}/seen` */
  putTicketsIdSeen: { params: { id: string }; body: z.input<typeof api.seenBody>; answer: null };
};

/** How each is called: method, path, and whether bytes come back. */
export const operations = {
  deleteAgentsIdAbsence: ['DELETE', '/agents/{id}/absence'],
  deleteAgentsIdSecondFactor: ['DELETE', '/agents/{id}/second-factor'],
  deleteAgentsIdSessions: ['DELETE', '/agents/{id}/sessions'],
  deleteAnswersId: ['DELETE', '/answers/{id}'],
  deleteCalendarsCode: ['DELETE', '/calendars/{code}'],
  deleteChannelsId: ['DELETE', '/channels/{id}'],
  deleteCustomersIdIdentitiesOtherId: ['DELETE', '/customers/{id}/identities/{otherId}'],
  deleteCustomersIdSuggestionsOtherId: ['DELETE', '/customers/{id}/suggestions/{otherId}'],
  deleteDemo: ['DELETE', '/demo'],
  deleteMePasskeysId: ['DELETE', '/me/passkeys/{id}'],
  deleteMePhoto: ['DELETE', '/me/photo'],
  deleteMeSessions: ['DELETE', '/me/sessions'],
  deleteMeSessionsId: ['DELETE', '/me/sessions/{id}'],
  deleteMessagesId: ['DELETE', '/messages/{id}'],
  deleteMessagesIdMark: ['DELETE', '/messages/{id}/mark'],
  deleteMessagesIdSuggestion: ['DELETE', '/messages/{id}/suggestion'],
  deleteOpeningHoursId: ['DELETE', '/opening-hours/{id}'],
  deleteRulesId: ['DELETE', '/rules/{id}'],
  deleteServicePromisesId: ['DELETE', '/service-promises/{id}'],
  deleteTicketsIdDraft: ['DELETE', '/tickets/{id}/draft'],
  deleteTicketsIdFollow: ['DELETE', '/tickets/{id}/follow'],
  deleteTicketsIdParticipants: ['DELETE', '/tickets/{id}/participants'],
  deleteTicketsIdSeen: ['DELETE', '/tickets/{id}/seen'],
  deleteTicketsIdSuggestionsOtherId: ['DELETE', '/tickets/{id}/suggestions/{otherId}'],
  deleteViewsId: ['DELETE', '/views/{id}'],
  deleteWebhooksId: ['DELETE', '/webhooks/{id}'],
  getAbsences: ['GET', '/absences'],
  getAgents: ['GET', '/agents'],
  getAgentsIdSessions: ['GET', '/agents/{id}/sessions'],
  getAgentsIdWork: ['GET', '/agents/{id}/work'],
  getAnswers: ['GET', '/answers'],
  getApiKeys: ['GET', '/api-keys'],
  getApprovals: ['GET', '/approvals'],
  getArrivals: ['GET', '/arrivals'],
  getArrivalsIdOriginal: ['GET', '/arrivals/{id}/original', 'bytes'],
  getBlockedIdentities: ['GET', '/blocked-identities'],
  getBreaches: ['GET', '/breaches'],
  getBreachesCsv: ['GET', '/breaches.csv', 'bytes'],
  getCalendars: ['GET', '/calendars'],
  getCalendarsCode: ['GET', '/calendars/{code}'],
  getChannels: ['GET', '/channels'],
  getChannelsId: ['GET', '/channels/{id}'],
  getChannelsIdCounts: ['GET', '/channels/{id}/counts'],
  getChannelsSignIn: ['GET', '/channels/sign-in'],
  getCustomers: ['GET', '/customers'],
  getCustomersCsv: ['GET', '/customers.csv', 'bytes'],
  getCustomersId: ['GET', '/customers/{id}'],
  getCustomersIdExport: ['GET', '/customers/{id}/export', 'bytes'],
  getCustomersIdFields: ['GET', '/customers/{id}/fields'],
  getCustomersIdOrganisationSuggestions: ['GET', '/customers/{id}/organisation-suggestions'],
  getDemo: ['GET', '/demo'],
  getEscalation: ['GET', '/escalation'],
  getEventTypes: ['GET', '/event-types'],
  getEvents: ['GET', '/events'],
  getFields: ['GET', '/fields'],
  getHealth: ['GET', '/health'],
  getImports: ['GET', '/imports'],
  getImportsId: ['GET', '/imports/{id}'],
  getImportsIdResult: ['GET', '/imports/{id}/result', 'bytes'],
  getImportsIdRows: ['GET', '/imports/{id}/rows'],
  getMe: ['GET', '/me'],
  getMeNotifications: ['GET', '/me/notifications'],
  getMePasskeys: ['GET', '/me/passkeys'],
  getMeSessions: ['GET', '/me/sessions'],
  getMessagesIdHeaders: ['GET', '/messages/{id}/headers'],
  getMessagesIdHtml: ['GET', '/messages/{id}/html', 'bytes'],
  getMessagesIdOriginal: ['GET', '/messages/{id}/original', 'bytes'],
  getNotifications: ['GET', '/notifications'],
  getNotificationsCount: ['GET', '/notifications/count'],
  getOpenapiJson: ['GET', '/openapi.json'],
  getOpeningHours: ['GET', '/opening-hours'],
  getOrganisationsId: ['GET', '/organisations/{id}'],
  getOrganisationsIdTickets: ['GET', '/organisations/{id}/tickets'],
  getPromisesNow: ['GET', '/promises/now'],
  getQueues: ['GET', '/queues'],
  getRegime: ['GET', '/regime'],
  getRemoteImage: ['GET', '/remote-image', 'bytes'],
  getReportsOverview: ['GET', '/reports/overview'],
  getReportsOverviewCsv: ['GET', '/reports/overview.csv', 'bytes'],
  getRules: ['GET', '/rules'],
  getSearch: ['GET', '/search'],
  getSegments: ['GET', '/segments'],
  getServicePromises: ['GET', '/service-promises'],
  getSettings: ['GET', '/settings'],
  getSetup: ['GET', '/setup'],
  getSignIns: ['GET', '/sign-ins'],
  getTags: ['GET', '/tags'],
  getTeams: ['GET', '/teams'],
  getTickets: ['GET', '/tickets'],
  getTicketsCsv: ['GET', '/tickets.csv', 'bytes'],
  getTicketsId: ['GET', '/tickets/{id}'],
  getTicketsIdClocks: ['GET', '/tickets/{id}/clocks'],
  getTicketsIdClocksClockIdExtension: ['GET', '/tickets/{id}/clocks/{clockId}/extension'],
  getTicketsIdCure: ['GET', '/tickets/{id}/cure'],
  getTicketsIdDraft: ['GET', '/tickets/{id}/draft'],
  getTicketsIdFields: ['GET', '/tickets/{id}/fields'],
  getTicketsIdMessages: ['GET', '/tickets/{id}/messages'],
  getTicketsIdMoves: ['GET', '/tickets/{id}/moves'],
  getTicketsIdReceipts: ['GET', '/tickets/{id}/receipts'],
  getTicketsIdTransfer: ['GET', '/tickets/{id}/transfer'],
  getUpdates: ['GET', '/updates'],
  getUploadsId: ['GET', '/uploads/{id}', 'bytes'],
  getViews: ['GET', '/views'],
  getViewsCounts: ['GET', '/views/counts'],
  getWebhooks: ['GET', '/webhooks'],
  getWebhooksId: ['GET', '/webhooks/{id}'],
  getWebhooksIdDeliveries: ['GET', '/webhooks/{id}/deliveries'],
  patchAgentsId: ['PATCH', '/agents/{id}'],
  patchBreachesId: ['PATCH', '/breaches/{id}'],
  patchCalendarsCode: ['PATCH', '/calendars/{code}'],
  patchChannelsId: ['PATCH', '/channels/{id}'],
  patchCustomersId: ['PATCH', '/customers/{id}'],
  patchCustomersIdFields: ['PATCH', '/customers/{id}/fields'],
  patchFieldsId: ['PATCH', '/fields/{id}'],
  patchImportsId: ['PATCH', '/imports/{id}'],
  patchMe: ['PATCH', '/me'],
  patchMePasskeysId: ['PATCH', '/me/passkeys/{id}'],
  patchOrganisationsIdDomains: ['PATCH', '/organisations/{id}/domains'],
  patchQueuesId: ['PATCH', '/queues/{id}'],
  patchSettings: ['PATCH', '/settings'],
  patchTeamsId: ['PATCH', '/teams/{id}'],
  patchTicketsId: ['PATCH', '/tickets/{id}'],
  patchTicketsIdFields: ['PATCH', '/tickets/{id}/fields'],
  patchViewsId: ['PATCH', '/views/{id}'],
  patchWebhooksId: ['PATCH', '/webhooks/{id}'],
  postAgents: ['POST', '/agents'],
  postAgentsIdAccessLink: ['POST', '/agents/{id}/access-link'],
  postAgentsIdDeactivate: ['POST', '/agents/{id}/deactivate'],
  postAgentsIdReactivate: ['POST', '/agents/{id}/reactivate'],
  postAnswers: ['POST', '/answers'],
  postAnswersIdUses: ['POST', '/answers/{id}/uses'],
  postApiKeys: ['POST', '/api-keys'],
  postApiKeysIdRevoke: ['POST', '/api-keys/{id}/revoke'],
  postApprovalsIdApprove: ['POST', '/approvals/{id}/approve'],
  postApprovalsIdRefuse: ['POST', '/approvals/{id}/refuse'],
  postApprovalsIdWithdraw: ['POST', '/approvals/{id}/withdraw'],
  postArrivalsIdDismiss: ['POST', '/arrivals/{id}/dismiss'],
  postArrivalsIdRelease: ['POST', '/arrivals/{id}/release'],
  postCalendars: ['POST', '/calendars'],
  postCalendarsCodeImport: ['POST', '/calendars/{code}/import'],
  postChannels: ['POST', '/channels'],
  postChannelsIdResend: ['POST', '/channels/{id}/resend'],
  postChannelsIdSignIn: ['POST', '/channels/{id}/sign-in'],
  postChannelsIdStanding: ['POST', '/channels/{id}/standing'],
  postChannelsIdTest: ['POST', '/channels/{id}/test'],
  postChannelsSignIn: ['POST', '/channels/sign-in'],
  postChannelsTest: ['POST', '/channels/test'],
  postCustomerMovesIdUndo: ['POST', '/customer-moves/{id}/undo'],
  postCustomers: ['POST', '/customers'],
  postCustomersIdErase: ['POST', '/customers/{id}/erase'],
  postCustomersIdIdentities: ['POST', '/customers/{id}/identities'],
  postCustomersIdIdentitiesOtherIdBlock: ['POST', '/customers/{id}/identities/{otherId}/block'],
  postCustomersIdIdentitiesOtherIdUnblock: ['POST', '/customers/{id}/identities/{otherId}/unblock'],
  postCustomersIdLiftRestriction: ['POST', '/customers/{id}/lift-restriction'],
  postCustomersIdMoves: ['POST', '/customers/{id}/moves'],
  postCustomersIdRestrict: ['POST', '/customers/{id}/restrict'],
  postDemo: ['POST', '/demo'],
  postFields: ['POST', '/fields'],
  postImports: ['POST', '/imports'],
  postImportsIdCancel: ['POST', '/imports/{id}/cancel'],
  postImportsIdCheck: ['POST', '/imports/{id}/check'],
  postImportsIdRun: ['POST', '/imports/{id}/run'],
  postImportsIdUndo: ['POST', '/imports/{id}/undo'],
  postInvitationsAccept: ['POST', '/invitations/accept'],
  postInvitationsRead: ['POST', '/invitations/read'],
  postMePasskeys: ['POST', '/me/passkeys'],
  postMePasskeysChallenge: ['POST', '/me/passkeys/challenge'],
  postMessagesIdMark: ['POST', '/messages/{id}/mark'],
  postMessagesIdRedact: ['POST', '/messages/{id}/redact'],
  postMessagesIdResend: ['POST', '/messages/{id}/resend'],
  postMovesIdUndo: ['POST', '/moves/{id}/undo'],
  postNotificationsRead: ['POST', '/notifications/read'],
  postOpeningHours: ['POST', '/opening-hours'],
  postOpeningHoursIdDefault: ['POST', '/opening-hours/{id}/default'],
  postOpeningHoursPreview: ['POST', '/opening-hours/preview'],
  postPasswordReset: ['POST', '/password-reset'],
  postQueues: ['POST', '/queues'],
  postQueuesIdArchive: ['POST', '/queues/{id}/archive'],
  postRegimeTest: ['POST', '/regime/test'],
  postRules: ['POST', '/rules'],
  postRulesExplain: ['POST', '/rules/explain'],
  postRulesTest: ['POST', '/rules/test'],
  postServicePromises: ['POST', '/service-promises'],
  postServicePromisesTest: ['POST', '/service-promises/test'],
  postSetup: ['POST', '/setup'],
  postTagsColour: ['POST', '/tags/colour'],
  postTagsDelete: ['POST', '/tags/delete'],
  postTagsRename: ['POST', '/tags/rename'],
  postTeams: ['POST', '/teams'],
  postTeamsIdArchive: ['POST', '/teams/{id}/archive'],
  postTickets: ['POST', '/tickets'],
  postTicketsBulk: ['POST', '/tickets/bulk'],
  postTicketsIdApprovals: ['POST', '/tickets/{id}/approvals'],
  postTicketsIdClocksClockIdDecision: ['POST', '/tickets/{id}/clocks/{clockId}/decision'],
  postTicketsIdClocksClockIdExtension: ['POST', '/tickets/{id}/clocks/{clockId}/extension'],
  postTicketsIdCure: ['POST', '/tickets/{id}/cure'],
  postTicketsIdFollowUps: ['POST', '/tickets/{id}/follow-ups'],
  postTicketsIdFollowUpsClockIdCancel: ['POST', '/tickets/{id}/follow-ups/{clockId}/cancel'],
  postTicketsIdFollowUpsClockIdDone: ['POST', '/tickets/{id}/follow-ups/{clockId}/done'],
  postTicketsIdMacros: ['POST', '/tickets/{id}/macros'],
  postTicketsIdMerge: ['POST', '/tickets/{id}/merge'],
  postTicketsIdMessages: ['POST', '/tickets/{id}/messages'],
  postTicketsIdMoves: ['POST', '/tickets/{id}/moves'],
  postTicketsIdParticipants: ['POST', '/tickets/{id}/participants'],
  postTicketsIdTransfer: ['POST', '/tickets/{id}/transfer'],
  postUpdatesAsk: ['POST', '/updates/ask'],
  postUploads: ['POST', '/uploads'],
  postViews: ['POST', '/views'],
  postViewsOrder: ['POST', '/views/order'],
  postWebhooks: ['POST', '/webhooks'],
  postWebhooksIdReplay: ['POST', '/webhooks/{id}/replay'],
  postWebhooksIdResume: ['POST', '/webhooks/{id}/resume'],
  postWebhooksIdRotateSecret: ['POST', '/webhooks/{id}/rotate-secret'],
  postWebhooksIdTest: ['POST', '/webhooks/{id}/test'],
  putAgentsIdAbsence: ['PUT', '/agents/{id}/absence'],
  putAnswersId: ['PUT', '/answers/{id}'],
  putCalendarsCodeYearsYear: ['PUT', '/calendars/{code}/years/{year}'],
  putEscalation: ['PUT', '/escalation'],
  putMeNotifications: ['PUT', '/me/notifications'],
  putMePhoto: ['PUT', '/me/photo'],
  putMessagesIdDeparture: ['PUT', '/messages/{id}/departure'],
  putOpeningHoursId: ['PUT', '/opening-hours/{id}'],
  putRegime: ['PUT', '/regime'],
  putRulesId: ['PUT', '/rules/{id}'],
  putRulesOrder: ['PUT', '/rules/order'],
  putServicePromisesId: ['PUT', '/service-promises/{id}'],
  putServicePromisesOrder: ['PUT', '/service-promises/order'],
  putTicketsIdDraft: ['PUT', '/tickets/{id}/draft'],
  putTicketsIdFollow: ['PUT', '/tickets/{id}/follow'],
  putTicketsIdSeen: ['PUT', '/tickets/{id}/seen'],
} as const satisfies Record<keyof Operations, readonly [string, string, 'bytes'?]>;
