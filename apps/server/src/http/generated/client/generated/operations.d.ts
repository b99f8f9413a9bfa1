// Made by `npm run generate` from docs/openapi.json.

export type Absence = { agentId: Id; since: Time; until: Time; handTo: "queue" | "agent"; handToAgentId: (Id) | (null) };
export type Agent = { id: Id; name: string; alias: (string) | (null); email: string; role: Role; teamIds: (Id)[]; createdAt: Time; invitedAt: (Time) | (null); hasLogin: boolean; hasSecondFactor: (boolean) | (null); deactivatedAt: (Time) | (null); photoUrl: (string) | (null) };
export type AgentWork = { tickets: number; queues: ({ id: Id; name: string; tickets: number })[] };
export type Amendment = { rule: string; unit: "working-days" | "calendar-days" | "hours" | "months"; amount: number; note: string };
export type AmendmentInput = { rule: string; unit: "working-days" | "calendar-days" | "hours" | "months"; amount: number; note: string };
export type Answer = { id: Id; title: string; shortcut: (string) | (null); folder: string; audience: "private" | "team" | "everyone"; agentId: (Id) | (null); teamId: (Id) | (null); bodies: (AnswerBody)[]; actions: (MacroActions) | (null); useCount: number; lastUsedAt: (Time) | (null); version: number; canWrite: boolean; missing: ("queue" | "agent")[] };
export type AnswerBody = { locale: "es" | "en"; liveness: ("live" | "deferred") | (null); medium: ("text" | "voice" | "video" | "paper" | "face") | (null); text: string; html: (string) | (null) };
export type AnswerBodyInput = { locale: "es" | "en"; liveness?: ("live" | "deferred") | (null) | undefined; medium?: ("text" | "voice" | "video" | "paper" | "face") | (null) | undefined; text: string; html?: (string) | (null) | undefined };
export type ApiKey = { id: Id; name: string; prefix: string; scopes: (string)[]; createdAt: Time; lastUsedAt: (Time) | (null); revokedAt: (Time) | (null) };
export type Approval = { id: Id; ticketId: Id; action: ApprovalAction; change: ApprovalChange; reason: string; askedById: Id; askedAt: Time; decidedById: (Id) | (null); decidedAt: (Time) | (null); decision: (ApprovalDecision) | (null) };
export type ApprovalAction = "relabel" | "close" | "merge" | "spam" | "extend";
export type ApprovalActionInput = "relabel" | "close" | "merge" | "spam" | "extend";
export type ApprovalChange = Record<string, unknown>;
export type ApprovalChangeInput = Record<string, unknown>;
export type ApprovalDecision = "approved" | "refused" | "withdrawn";
export type Arrival = { id: Id; channelId: Id; outcome: "placed" | "ignored" | "quarantined" | "stored"; type: string; why: (string) | (null); detail: (string) | (null); sender: (string) | (null); subject: (string) | (null); hasOriginal: boolean; ticketId: (Id) | (null); occurredAt: Time; receivedAt: Time; decidedAt: (Time) | (null) };
export type Attachment = { id: Id; name: (string) | (null); type: string; size: number; isInline: boolean; contentId: (string) | (null); url: (string) | (null); redactedAt: (Time) | (null) };
export type Attempt = { ok: boolean; status: (number) | (null); code: (string) | (null); durationMs: number; response: (string) | (null) };
export type BlockedIdentity = { id: Id; kind: string; value: string; customer: { id: Id; name: (string) | (null) }; blockedAt: Time; blockedById: (Id) | (null) };
export type Breach = { id: Id; ticket: { id: Id; trackingKey: string; subject: (string) | (null); customerName: (string) | (null) }; clockId: Id; kind: ClockKind; rule: string; article: (string) | (null); channelId: (Id) | (null); queueId: (Id) | (null); ownerId: (Id) | (null); dueAt: Time; breachedAt: Time; answeredAt: (Time) | (null); cause: (string) | (null); remedy: (string) | (null); notedById: (Id) | (null); notedAt: (Time) | (null) };
export type BulkAction = ({ type: "change"; ownerId?: (Id) | (null) | undefined; queueId?: Id | undefined; status?: TicketStatus | undefined; waitingOn?: "customer" | "partner" | "internal" | undefined; followUpAt?: GivenTime | undefined; snoozedUntil?: (GivenTime) | (null) | undefined; isSpam?: boolean | undefined }) | ({ type: "tag"; add: (TagName)[]; remove: (TagName)[] }) | ({ type: "merge"; toTicketId: Id }) | ({ type: "undoMove"; moveId: Id });
export type BulkActionInput = ({ type: "change"; ownerId?: (IdInput) | (null) | undefined; queueId?: IdInput | undefined; status?: TicketStatusInput | undefined; waitingOn?: "customer" | "partner" | "internal" | undefined; followUpAt?: GivenTimeInput | undefined; snoozedUntil?: (GivenTimeInput) | (null) | undefined; isSpam?: boolean | undefined }) | ({ type: "tag"; add?: (TagNameInput)[] | undefined; remove?: (TagNameInput)[] | undefined }) | ({ type: "merge"; toTicketId: IdInput }) | ({ type: "undoMove"; moveId: IdInput });
export type BulkResult = { items: ({ id: Id; refused: ({ code: string; detail: string }) | (null); undo: (BulkAction) | (null) })[] };
export type Calendar = { code: string; version: number; name: string; parentCode: (string) | (null); scope: CalendarScope; zone: string; workingWeekdays: (number)[]; isBuiltIn: boolean; years: (CalendarYear)[]; versions: ({ version: number; createdAt: Time; createdById: (Id) | (null) })[] };
export type CalendarRow = { code: string; version: number; name: string; parentCode: (string) | (null); scope: CalendarScope; zone: string; workingWeekdays: (number)[]; isBuiltIn: boolean; years: ({ year: number; status: YearStatus; count: number })[] };
export type CalendarScope = "national" | "regional" | "local" | "own";
export type CalendarScopeInput = "national" | "regional" | "local" | "own";
export type CalendarYear = { year: number; status: YearStatus; source: string; holidays: ({ date: Date; name: string; scope: CalendarScope; isOwn: boolean })[]; own: ({ status: YearStatus; source: string }) | (null) };
export type Channel = { id: Id; kind: string; name: string; settings: Record<string, unknown>; hasSecret: (string)[]; queueId: Id; signature: string; isEnabled: boolean; vocation: Vocation; hoursId: (Id) | (null); isShown: boolean; sendsReceipts: boolean; health: ({ ok: boolean; steps: ({ step: string; ok: boolean; code: (string) | (null); detail: (string) | (null) })[]; facts: Record<string, (string) | (number) | (boolean) | (null)>; at: Time }) | (null); refusal: ({ count: number; code: string; detail: (string) | (null); lastAt: Time; isMended: boolean; isReported: boolean }) | (null); createdAt: Time };
export type ChannelCounts = { received: number; placed: number; ignored: number; quarantined: number; ignoredWhy: ({ why: string; count: number })[]; lastReceivedAt: (Time) | (null) };
export type ClearedDemo = { tickets: number; customers: number; channels: number; queues: number; kept: ({ ticketId: Id; trackingKey: string; why: "written" | "moved" })[] };
export type Clock = { id: Id; ticketId: Id; kind: ClockKind; rule: string; state: ClockState; isBinding: boolean; channelId: (Id) | (null); messageId: (Id) | (null); startedAt: Time; dueAt: Time; warnAt: (Time)[]; warnedCount: number; escalatedCount: number; pausedAt: (Time) | (null); leftMinutes: (number) | (null); breachedAt: (Time) | (null); endedAt: (Time) | (null); endReason: (string) | (null); metByMessageId: (Id) | (null); supersededBy: (Id) | (null); note: (string) | (null); promisedById: (Id) | (null); trace: ClockTrace };
export type ClockKind = "firstAnswer" | "nextAnswer" | "solution" | "legal" | "cure" | "followUp";
export type ClockKindInput = "firstAnswer" | "nextAnswer" | "solution" | "legal" | "cure" | "followUp";
export type ClockState = "running" | "paused" | "met" | "breached" | "superseded" | "cancelled";
export type ClockTrace = { unit: "business-minutes" | "working-days" | "calendar-days" | "hours" | "months" | "moment"; amount: (number) | (null); article: (string) | (null); start: Time; excludedDay: (string) | (null); dueDate: (string) | (null); zone: string; calendarCode: (string) | (null); calendarVersion: (number) | (null); sharedBy?: ({ code: string; version: number })[] | undefined; skipped: (string)[]; provisionalYears: (number)[]; assumption: (string) | (null); promiseId: (string) | (null); hoursId: (string) | (null); warnShares: (number)[]; extension: ({ latestAt: Time; used: ({ at: Time; from: Time; messageId: Id }) | (null) }) | (null); stood?: { at: Time; amount: (number) | (null) } | undefined; notice?: { unit: "working-days" | "calendar-days" | "hours" | "months"; amount: number; article: string } | undefined; decidedOn?: string | undefined };
export type CsvLocaleInput = "es" | "en";
export type CurePreview = { least: Time; article: string; deadlines: "restart" | "resume"; askBy: (Time) | (null); intro: string; warning: string };
export type Customer = { id: Id; name: (string) | (null); isOrganisation: boolean; address: (string) | (null); updatedAt: Time; about: string; locale: (string) | (null); segment: (string) | (null); place: (string) | (null); organisation: ({ id: Id; name: (string) | (null) }) | (null); version: number; createdAt: Time; restrictedAt: (Time) | (null); mergedInto: (Id) | (null); identities: (Identity)[]; tickets: (TicketRow)[]; openTicketCount: number; ticketCount: number; suggestions: ({ id: Id; customer: CustomerRow; reasons: (string)[] })[]; moves: (IdentityMove)[] };
export type CustomerRow = { id: Id; name: (string) | (null); isOrganisation: boolean; address: (string) | (null); updatedAt: Time };
export type Date = string;
export type DateInput = string;
export type Deactivated = { id: Id; name: string; alias: (string) | (null); email: string; role: Role; teamIds: (Id)[]; createdAt: Time; invitedAt: (Time) | (null); hasLogin: boolean; hasSecondFactor: (boolean) | (null); deactivatedAt: (Time) | (null); photoUrl: (string) | (null); handedTickets: number };
export type Delivery = { id: Id; eventId: string; position: number; eventType: string; state: "waiting" | "delivered" | "failed"; attempt: number; status: (number) | (null); code: (string) | (null); durationMs: (number) | (null); response: (string) | (null); createdAt: Time; triedAt: (Time) | (null) };
export type DeliveryState = "scheduled" | "queued" | "sending" | "sent" | "delivered" | "read" | "failed" | "unknown" | "unsent" | "cancelled";
export type Demo = { isLoaded: boolean; loadedAt: (Time) | (null); tickets: number; customers: number; liveChannelId: (Id) | (null) };
export type Drafts = { draft: ({ kind: "answer" | "note" | "forward"; text: string; html: (string) | (null); channelId: (Id) | (null); to: ((Party)[]) | (null); cc: ((Party)[]) | (null); bcc: (Party)[]; subject: (string) | (null); uploadIds: (Id)[]; attachmentIds: (Id)[]; inReplyTo: (Id) | (null); files: (Upload)[]; updatedAt: Time }) | (null); note: ({ kind: "answer" | "note" | "forward"; text: string; html: (string) | (null); channelId: (Id) | (null); to: ((Party)[]) | (null); cc: ((Party)[]) | (null); bcc: (Party)[]; subject: (string) | (null); uploadIds: (Id)[]; attachmentIds: (Id)[]; inReplyTo: (Id) | (null); files: (Upload)[]; updatedAt: Time }) | (null) };
export type DueState = "onTime" | "atRisk" | "overdue";
export type DueStateInput = "onTime" | "atRisk" | "overdue";
export type ErasureReport = { messages: number; files: number; quotations: number; originals: number; notReached: { wordsOfOthers: ({ messages: ({ ticketId: Id; messageId: Id })[]; hasMore: boolean }) | (null) } };
export type Escalation = { steps: (EscalationStep)[]; repeatsLast: boolean };
export type EscalationInput = { steps: (EscalationStepInput)[]; repeatsLast: boolean };
export type EscalationStep = { afterWorkingDays: number; tells: ("owner" | "supervisors" | "administrators")[] };
export type EscalationStepInput = { afterWorkingDays: number; tells: ("owner" | "supervisors" | "administrators")[] };
export type Event = { position: number; type: string; at: Time; actor: { type: "agent" | "apiKey" | "system" | "customer"; id: (Id) | (null) }; ticketId: (Id) | (null); customerId: (Id) | (null); facts: Record<string, unknown> };
export type ExtensionPreview = { dueDate: GivenDate; latestDate: GivenDate; article: string; words: string };
export type Field = { id: Id; subject: FieldSubject; key: string; name: string; type: "text" | "number" | "date" | "choice" | "choices" | "checkbox" | "link"; choices: ({ id: string; name: string; isArchived: boolean })[]; isRequired: boolean; isProminent: boolean; position: number; archivedAt: (Time) | (null) };
export type FieldSubject = "ticket" | "customer";
export type FieldSubjectInput = "ticket" | "customer";
export type FieldValue = ((string) | (number) | (boolean) | ((string)[])) | (null);
export type FieldValueInput = ((string) | (number) | (boolean) | ((string)[])) | (null);
export type FieldValues = { values: Record<string, FieldValue> };
export type FiledDraft = { kind: "answer" | "note" | "forward"; text: string; html: (string) | (null); channelId: (Id) | (null); to: ((Party)[]) | (null); cc: ((Party)[]) | (null); bcc: (Party)[]; subject: (string) | (null); uploadIds: (Id)[]; attachmentIds: (Id)[]; inReplyTo: (Id) | (null); files: (Upload)[] };
export type FoundTicket = { id: Id; trackingKey: string; subject: (string) | (null); status: TicketStatus; kind: TicketKind; customer: { id: Id; name: (string) | (null); address: (string) | (null) }; ownerId: (Id) | (null); queueId: Id; lastText: string; lastChannelId: (Id) | (null); lastMessageAt: Time; waitingSince: (Time) | (null); waitingOn: (WaitingOn) | (null); followUpAt: (Time) | (null); snoozedUntil: (Time) | (null); tags: (string)[]; messageCount: number; isSpam: boolean; isUnread: boolean; dueAt: (Time) | (null); dueKind: (ClockKind) | (null); dueState: (DueState) | (null); priority: Priority; createdAt: Time; fields?: Record<string, FieldValue> | undefined; snippet: (string) | (null); foundAt: (Time) | (null); foundChannelId: (Id) | (null) };
export type GivenDate = string;
export type GivenDateInput = string;
export type GivenPartyInput = { kind: string; value: string; name?: (string) | (null) | undefined };
export type GivenTime = Time;
export type GivenTimeInput = TimeInput;
export type Giving = "nobody" | "inTurn" | "fewestOpen";
export type GivingInput = "nobody" | "inTurn" | "fewestOpen";
export type Guard = "free" | "reason" | "secondPerson" | "refused";
export type GuardInput = "free" | "reason" | "secondPerson" | "refused";
export type Headers = { headers: ({ name: string; value: string })[] };
export type Health = { at: Time; checks: ({ check: "space" | "channels" | "outgoingLate" | "outgoingUnknown" | "outgoingFailed" | "quarantine" | "sweep"; ok: boolean; amount: number })[] };
export type HoursException = { date: Date; name: string; spans: (OpenSpan)[] };
export type HoursExceptionInput = { date: DateInput; name: string; spans: (OpenSpanInput)[] };
export type Id = string;
export type IdInput = string;
export type Identity = { id: Id; kind: string; value: string; displayName: (string) | (null); verifiedAt: (Time) | (null); blockedAt: (Time) | (null); createdAt: Time };
export type IdentityMove = { id: Id; identityIds: (Id)[]; fromCustomerId: Id; toCustomerId: Id; evidence: { reasons: (string)[]; note: (string) | (null) }; movedById: (Id) | (null); movedAt: Time; undoneAt: (Time) | (null) };
export type Import = { id: Id; fileName: string; state: "mapping" | "checking" | "checked" | "running" | "done" | "cancelled" | "failed" | "undoing" | "undone"; form: ImportForm; sample: ((string)[])[]; counts: { total: number; finished: number; new: number; update: number; same: number; refused: number; undone: number; kept: number }; why: (string) | (null); createdAt: Time; finishedAt: (Time) | (null) };
export type ImportForm = { encoding: "utf-8" | "utf-16le" | "windows-1252"; delimiter: "," | ";" | "\t" | "|"; decimal: "," | "."; dayOrder: "dmy" | "mdy"; columns: ((string) | (null))[]; isOverwriting: boolean };
export type ImportOutcome = "new" | "update" | "same" | "refused";
export type ImportOutcomeInput = "new" | "update" | "same" | "refused";
export type ImportRow = { line: number; outcome: (ImportOutcome) | (null); why: (string) | (null); name: (string) | (null); identities: (string)[]; customerId: (Id) | (null) };
export type ImportedHolidays = { format: "ical" | "csv"; years: ({ year: number; added: ({ date: Date; name: string })[]; knownCount: number; removed: ({ date: Date; name: string })[]; lacksBelow: boolean })[]; problems: ({ line: number; code: "notACalendar" | "noDate" | "badDate" | "noYear" | "noName" | "recurring" | "tooLong" | "unfinished" })[]; version: (number) | (null) };
export type LegalTime = { unit: "working-days" | "calendar-days" | "hours" | "months"; amount: number; rolls?: boolean | undefined };
export type ListColumns = (("customer" | "address" | "status" | "priority" | "kind" | "owner" | "queue" | "channel" | "tags" | "due" | "waitingSince" | "lastMessageAt" | "createdAt" | "messageCount" | "trackingKey") | (string))[];
export type ListColumnsInput = (("customer" | "address" | "status" | "priority" | "kind" | "owner" | "queue" | "channel" | "tags" | "due" | "waitingSince" | "lastMessageAt" | "createdAt" | "messageCount" | "trackingKey") | (string))[];
export type ListedApproval = { id: Id; ticketId: Id; action: ApprovalAction; change: ApprovalChange; reason: string; askedById: Id; askedAt: Time; decidedById: (Id) | (null); decidedAt: (Time) | (null); decision: (ApprovalDecision) | (null); ticket: { trackingKey: string; subject: (string) | (null) } };
export type MacroActions = { owner?: ({ type: "me" }) | ({ type: "nobody" }) | ({ type: "agent"; agentId: Id }) | undefined; queueId?: Id | undefined; kind?: TicketKind | undefined; priority?: Priority | undefined; addTags?: (string)[] | undefined; removeTags?: (string)[] | undefined; status?: "open" | "resolved" | undefined; waitDays?: number | undefined; snoozeDays?: number | undefined; note?: string | undefined };
export type MacroActionsInput = { owner?: ({ type: "me" }) | ({ type: "nobody" }) | ({ type: "agent"; agentId: IdInput }) | undefined; queueId?: IdInput | undefined; kind?: TicketKindInput | undefined; priority?: PriorityInput | undefined; addTags?: (string)[] | undefined; removeTags?: (string)[] | undefined; status?: "open" | "resolved" | undefined; waitDays?: number | undefined; snoozeDays?: number | undefined; note?: string | undefined };
export type MacroApplied = { ticket: Ticket; messageId: (Id) | (null); noteId: (Id) | (null); undo: ({ subject?: (string) | (null) | undefined; kind?: TicketKind | undefined; topic?: (Topic) | (null) | undefined; priority?: Priority | undefined; ownerId?: (Id) | (null) | undefined; queueId?: Id | undefined; tags?: (string)[] | undefined; status?: TicketStatus | undefined; waitingOn?: WaitingOn | undefined; followUpAt?: GivenTime | undefined; snoozedUntil?: (GivenTime) | (null) | undefined; disposition?: (string) | (null) | undefined; reason?: (string) | (null) | undefined; isSpam?: boolean | undefined; why?: string | undefined }) | (null) };
export type Me = { id: Id; name: string; alias: (string) | (null); email: string; role: Role; teamIds: (Id)[]; createdAt: Time; invitedAt: (Time) | (null); hasLogin: boolean; hasSecondFactor: boolean; deactivatedAt: (Time) | (null); photoUrl: (string) | (null); locale: string; timeZone: string; theme: "system" | "light" | "dark"; signature: string; listColumns: ListColumns; permissions: (string)[]; hasExamples: boolean; position: number };
export type Mention = { type: "agent" | "team"; id: Id; name: string };
export type Message = { id: Id; ticketId: Id; interactionId: (Id) | (null); channelId: (Id) | (null); kind: "message" | "note" | "receipt"; direction: "in" | "out" | "internal"; author: { type: "customer" | "participant" | "agent" | "elsewhere" | "system"; customerId: (Id) | (null); agentId: (Id) | (null); name: (string) | (null); address: (string) | (null) }; subject: (string) | (null); text: string; quotedText: (string) | (null); signature: (string) | (null); hasHtml: boolean; hasOriginal: boolean; to: (Party)[]; cc: (Party)[]; bcc: (Party)[]; replyTo: (Party)[]; automatic: ("auto" | "bulk") | (null); assurance: ({ level: "verified" | "unverified" | "failed"; method: (string) | (null); detail: (string) | (null) }) | (null); placement: ({ rule: string; refused: ({ ticketId: Id; rule: string })[]; hasNewSubject: boolean }) | (null); warnings: (string)[]; delivery: (DeliveryState) | (null); deliveryCode: (string) | (null); deliveryDetail: (string) | (null); countsAsAnswer: (boolean) | (null); notCountedWhy: (NotCounted) | (null); countsReason: (string) | (null); mark: ({ byId: Id; at: Time; reason: string; wasAnswer: boolean }) | (null); channelReason: (string) | (null); sendAt: (Time) | (null); undoUntil: (Time) | (null); attachments: (Attachment)[]; mentions: (Mention)[]; occurredAt: Time; createdAt: Time; redactedAt: (Time) | (null) };
export type MessageMove = { id: Id; messageIds: (Id)[]; fromTicketId: Id; toTicketId: Id; reason: (string) | (null); movedById: (Id) | (null); movedAt: Time; undoneAt: (Time) | (null) };
export type NotCounted = "receipt" | "automatic" | "forward" | "holding" | "redirect" | "empty" | "cure" | "extension" | "transfer";
export type NoticeChoice = { kinds: { mentioned: { desk: boolean; browser: boolean; mail: boolean }; assigned: { desk: boolean; browser: boolean; mail: boolean }; opened: { desk: boolean; browser: boolean; mail: boolean }; message: { desk: boolean; browser: boolean; mail: boolean }; returned: { desk: boolean; browser: boolean; mail: boolean }; failed: { desk: boolean; browser: boolean; mail: boolean }; warned: { desk: boolean; browser: boolean; mail: boolean }; breached: { desk: boolean; browser: boolean; mail: boolean }; escalated: { desk: boolean; browser: boolean; mail: boolean }; promised: { desk: boolean; browser: boolean; mail: boolean }; approval: { desk: boolean; browser: boolean; mail: boolean } }; followsMentions: boolean; followsAnswers: boolean };
export type NoticeChoiceInput = { kinds: { mentioned: { desk: boolean; browser: boolean; mail: boolean }; assigned: { desk: boolean; browser: boolean; mail: boolean }; opened: { desk: boolean; browser: boolean; mail: boolean }; message: { desk: boolean; browser: boolean; mail: boolean }; returned: { desk: boolean; browser: boolean; mail: boolean }; failed: { desk: boolean; browser: boolean; mail: boolean }; warned: { desk: boolean; browser: boolean; mail: boolean }; breached: { desk: boolean; browser: boolean; mail: boolean }; escalated: { desk: boolean; browser: boolean; mail: boolean }; promised: { desk: boolean; browser: boolean; mail: boolean }; approval: { desk: boolean; browser: boolean; mail: boolean } }; followsMentions: boolean; followsAnswers: boolean };
export type NoticeKind = "mentioned" | "assigned" | "opened" | "message" | "returned" | "failed" | "warned" | "breached" | "escalated" | "promised" | "approval";
export type Notification = { id: Id; kind: NoticeKind; ticket: { id: Id; trackingKey: string; subject: (string) | (null); customerName: (string) | (null) }; messageId: (Id) | (null); actorId: (Id) | (null); times: number; tickets: number; inBrowser: boolean; madeAt: Time; readAt: (Time) | (null) };
export type NotificationCount = { unread: number };
export type OpenSpan = { from: string; to: string };
export type OpenSpanInput = { from: string; to: string };
export type OpeningHours = { name: string; zone: string; calendarCode: (string) | (null); weekly: WeeklyHours; exceptions: (HoursException)[]; id: Id; isDefault: boolean; version: number; isOpen: boolean; changesAt: (Time) | (null); promiseCount: number; channelCount: number };
export type OrganisationSuggestions = { items: ({ organisation: CustomerRow; domain: string })[]; nextCursor: (string) | (null) };
export type OrganisationTickets = { items: (TicketRow)[]; nextCursor: (string) | (null) };
export type OrganisationView = { id: Id; name: (string) | (null); domains: (string)[]; peopleCount: number; openTicketCount: number; ticketCount: number };
export type Party = { kind: string; value: string; name: (string) | (null) };
export type PreviewedDay = { date: Date; spans: (OpenSpan)[]; why: "weekday" | "exception" | "holiday" | "unknown"; name: (string) | (null) };
export type Priority = "low" | "normal" | "high" | "urgent";
export type PriorityInput = "low" | "normal" | "high" | "urgent";
export type Probe = { ok: boolean; steps: ({ step: string; ok: boolean; code: (string) | (null); detail: (string) | (null) })[]; facts: Record<string, (string) | (number) | (boolean) | (null)> };
export type Problem = { type: string; title: string; status: number; code: string; detail: string; retryable: boolean; requestId: string; facts?: Record<string, unknown> | undefined };
export type PromisesNow = { at: Time; overdue: number; atRisk: number; soon: number; within: ({ hours: number; count: number })[]; oldestDueAt: (Time) | (null); byQueue: ({ id: (Id) | (null); overdue: number; atRisk: number; soon: number })[]; byChannel: ({ id: (Id) | (null); overdue: number; atRisk: number; soon: number })[]; openApprovals: number; openBreaches: number; sweep: ({ at: Time; repaired: { noClock: number; noFollowUp: number; noQueue: number; noOwner: number }; failed: number; repairedAt: (Time) | (null) }) | (null) };
export type Queue = { id: Id; name: string; teamId: (Id) | (null); isDefault: boolean; giving: Giving; openLimit: (number) | (null); openCount: number };
export type Receipt = { id: Id; messageId: Id; channelId: Id; sender: { identityId: Id; kind: string; address: string }; state: "queued" | "made" | "skipped"; why: ("automatic" | "notProved" | "spam" | "blocked" | "ownAddress" | "channelOff" | "channelPaused" | "noWay" | "publicAudience" | "tooMany") | (null); askedAt: Time; settledAt: (Time) | (null); sent: ({ messageId: Id; delivery: (DeliveryState) | (null); deliveryCode: (string) | (null); deliveryDetail: (string) | (null); hasOriginal: boolean; steps: ({ at: Time; status: string; code: (string) | (null) })[] }) | (null) };
export type Regime = { settings: RegimeSettings; profiles: (RegimeProfile)[] };
export type RegimeAnswers = { servesSpain: boolean; servesColombia: boolean; sellsToConsumers: boolean; isLarge: boolean; isNonProfit: boolean; sectors: ("water" | "gas" | "electricity" | "communications" | "finance" | "post" | "air" | "rail" | "bus" | "sea" | "health")[] };
export type RegimeAnswersInput = { servesSpain: boolean; servesColombia: boolean; sellsToConsumers: boolean; isLarge: boolean; isNonProfit: boolean; sectors: ("water" | "gas" | "electricity" | "communications" | "finance" | "post" | "air" | "rail" | "bus" | "sea" | "health")[] };
export type RegimeProfile = { id: string; title: string; englishTitle: string; country: string; includes: (string)[]; rules: (RegimeRule)[]; guards: Record<string, { guard: Guard; article: (string) | (null) }>; cure: ({ unit: "working-days" | "calendar-days" | "hours" | "months"; amount: number; rolls?: boolean | undefined; article: string; deadlines: "restart" | "resume"; askedWithin: (LegalTime) | (null); unmet: "settled" | "withdrawn"; more: (LegalTime) | (null) }) | (null); transfer: ({ unit: "working-days" | "calendar-days" | "hours" | "months"; amount: number; rolls?: boolean | undefined; article: string }) | (null); holds: { suspension: boolean; collection: boolean; article: (string) | (null) } };
export type RegimeRule = { rule: string; article: string; version: string; appliesFrom: string; appliesUntil: (string) | (null); kinds: ("query" | "instantQuery" | "complaint" | "incident" | "suggestion" | "thanks" | "petition" | "documents" | "consultation" | "claim" | "dataRequest")[]; topics: (("billing" | "continuity" | "metering" | "wrongCut" | "paymentService" | "vitalRisk" | "priorityRisk" | "documents" | "consultation" | "personalData")[]) | (null); unit: "working-days" | "calendar-days" | "hours" | "months"; amount: number; rolls?: boolean | undefined; ends: "answered" | "resolved"; silence: "none" | "accepted" | "positive" | "rejected" | "indication"; extension: (LegalTime) | (null); notice: ({ unit: "working-days" | "calendar-days" | "hours" | "months"; amount: number; rolls?: boolean | undefined; article: string }) | (null); reading: "default" | "alternative"; assumption: (string) | (null); source: string; sure: "A" | "B" | "C" };
export type RegimeSettings = { profileIds: (string)[]; place: (string) | (null); saturdayIsWorking: boolean; countsCommonDaysOnly: boolean; amendments: (Amendment)[]; guards: Record<string, Guard>; answers: (RegimeAnswers) | (null) };
export type RegimeSettingsInput = { profileIds: (string)[]; place: (string) | (null); saturdayIsWorking: boolean; countsCommonDaysOnly: boolean; amendments: (AmendmentInput)[]; guards: Record<string, GuardInput>; answers: (RegimeAnswersInput) | (null) };
export type Report = { from: GivenDate; to: GivenDate; timeZone: string; waiting: { count: number; oldestSince: (Time) | (null) }; total: { answered: number; resolved: number; firstAnswers: number; medianSeconds: (number) | (null); p90Seconds: (number) | (null) }; days: ({ day: GivenDate; answered: number; resolved: number })[]; byChannel: ({ answered: number; resolved: number; firstAnswers: number; medianSeconds: (number) | (null); p90Seconds: (number) | (null); id: (Id) | (null); name: (string) | (null); waiting: { count: number; oldestSince: (Time) | (null) } })[]; byAgent: ({ answered: number; resolved: number; firstAnswers: number; medianSeconds: (number) | (null); p90Seconds: (number) | (null); id: (Id) | (null); name: (string) | (null); waiting: { count: number; oldestSince: (Time) | (null) } })[] };
export type Resent = { queued: number; left: number };
export type Role = "administrator" | "supervisor" | "agent" | "reader";
export type RoleInput = "administrator" | "supervisor" | "agent" | "reader";
export type Rule = { name: string; isOn: boolean; runsOn: "opened" | "message"; match: "all" | "any"; conditions: (RuleCondition)[]; actions: RuleActions; stops: boolean; id: Id; missing: ("queue" | "agent" | "team" | "field")[] };
export type RuleActions = { queueId?: Id | undefined; ownerId?: Id | undefined; teamId?: Id | undefined; tags?: (string)[] | undefined; kind?: TicketKind | undefined; priority?: Priority | undefined };
export type RuleActionsInput = { queueId?: IdInput | undefined; ownerId?: IdInput | undefined; teamId?: IdInput | undefined; tags?: (string)[] | undefined; kind?: TicketKindInput | undefined; priority?: PriorityInput | undefined };
export type RuleCondition = { field: RuleField; values: (string)[] };
export type RuleConditionInput = { field: RuleFieldInput; values: (string)[] };
export type RuleField = "sender" | "recipient" | "subject" | "words" | "tag" | "channel" | "language" | "organisation" | "capability" | "customField";
export type RuleFieldInput = "sender" | "recipient" | "subject" | "words" | "tag" | "channel" | "language" | "organisation" | "capability" | "customField";
export type RuleTest = { tested: number; items: ({ ticketId: Id; trackingKey: string; subject: (string) | (null); sender: (string) | (null); reasons: ({ field: RuleField; value: string })[] })[] };
export type RulesExplained = { ticketId: Id; trackingKey: string; subject: (string) | (null); sender: (string) | (null); items: ({ ruleId: Id; verdict: "applied" | "nothingNew" | "unmatched" | "broken" | "notNow" | "off" | "afterStop"; reasons: ({ field: RuleField; value: string })[]; unmet: (RuleCondition)[]; changes: RuleActions })[] };
export type SavedDraft = { updatedAt: Time; replaced: (FiledDraft) | (null) };
export type SavedView = { id: Id; name: string; isShared: boolean; teamId: (Id) | (null); view: TicketView; sort: TicketSort; filter: TicketFilter; columns: ListColumns; position: number };
export type SearchResult = { items: (FoundTicket)[]; nextCursor: (string) | (null); customers: (CustomerRow)[]; isPartial: boolean };
export type Segment = string;
export type SegmentInput = string;
export type ServicePromise = { channelId: (Id) | (null); ticketKind: (TicketKind) | (null); segment: (Segment) | (null); locale: (string) | (null); hoursId: Id; firstAnswerMinutes: (number) | (null); nextAnswerMinutes: (number) | (null); solutionMinutes: (number) | (null); pausesForCustomer: boolean; warnShares: (number)[]; id: Id; version: number };
export type SignInBegun = { url: string };
export type SignInPlace = { redirectUri: string };
export type SignedIn = { outcome: "signedIn" | "denied" | "refused" | "noLasting" | "unavailable" | "stale"; channelId: (Id) | (null); detail: (string) | (null) };
export type Standing = { subject: string; about: string; verdict: "good" | "weak" | "bad" | "unknown"; finding: string; found: (string) | (null); wanted: ({ name: string; value: string }) | (null) };
export type Tag = { name: string; colour: (TagColour) | (null); ticketCount: (number) | (null) };
export type TagColour = "blue" | "teal" | "olive" | "brown" | "pink" | "purple";
export type TagColourInput = "blue" | "teal" | "olive" | "brown" | "pink" | "purple";
export type TagName = string;
export type TagNameInput = string;
export type Team = { id: Id; name: string; signature: string; agentIds: (Id)[] };
export type TestedRegime = { at: Time; items: ({ profileId: string; rule: string; article: string; unit: "working-days" | "calendar-days" | "hours" | "months"; amount: number; excludedDay: (string) | (null); dueDate: string; dueAt: Time; zone: string; inForce: boolean; appliesFrom: string; reading: "default" | "alternative"; isBinding: boolean; skippedCount: number; provisionalYears: (number)[] })[]; missingYear: (number) | (null) };
export type TestedServicePromise = { promiseId: (Id) | (null); otherPromiseIds: (Id)[]; at: Time; firstAnswerBy: (Time) | (null); nextAnswerBy: (Time) | (null); solutionBy: (Time) | (null) };
export type ThreadPage = { items: (Message)[]; events: (Event)[]; nextCursor: (string) | (null) };
export type Ticket = { id: Id; trackingKey: string; subject: (string) | (null); status: TicketStatus; kind: TicketKind; customer: { id: Id; name: (string) | (null); address: (string) | (null) }; ownerId: (Id) | (null); queueId: Id; lastText: string; lastChannelId: (Id) | (null); lastMessageAt: Time; waitingSince: (Time) | (null); waitingOn: (WaitingOn) | (null); followUpAt: (Time) | (null); snoozedUntil: (Time) | (null); tags: (string)[]; messageCount: number; isSpam: boolean; isUnread: boolean; dueAt: (Time) | (null); dueKind: (ClockKind) | (null); dueState: (DueState) | (null); priority: Priority; createdAt: Time; fields?: Record<string, FieldValue> | undefined; version: number; disposition: (string) | (null); reason: (string) | (null); channelId: (Id) | (null); firstMessageAt: Time; resolvedAt: (Time) | (null); mergedInto: (Id) | (null); participants: ({ kind: string; value: string; name: (string) | (null); role: "customer" | "copied" | "partner" })[]; reachableAt: ({ kind: string; value: string; name: (string) | (null); isVerified: boolean })[]; suggestions: ({ ticketId: Id; trackingKey: string; subject: (string) | (null); rule: string })[]; position: number; seen: ({ position: number; at: Time }) | (null); followerIds: (Id)[]; topic: (Topic) | (null); clocks: (Clock)[]; approvals: (Approval)[]; thread: ThreadPage; answerTo: ({ channelId: Id; to: (Party)[]; cc: (Party)[]; messageId: (Id) | (null) }) | (null) };
export type TicketClocks = { items: (Clock)[]; nextCursor: (string) | (null) };
export type TicketFilter = { status?: (TicketStatus)[] | undefined; owner?: ("me" | "none" | "somebody") | (Id) | undefined; queueId?: (Id)[] | undefined; tag?: (TagName)[] | undefined; kind?: (TicketKind)[] | undefined; channelId?: (Id)[] | undefined; waitingMinutes?: number | undefined; organisationId?: Id | undefined; isUnread?: boolean | undefined; due?: (DueState)[] | undefined; field?: (string)[] | undefined; dueWithinHours?: number | undefined };
export type TicketFilterInput = { status?: (TicketStatusInput)[] | undefined; owner?: ("me" | "none" | "somebody") | (IdInput) | undefined; queueId?: (IdInput)[] | undefined; tag?: (TagNameInput)[] | undefined; kind?: (TicketKindInput)[] | undefined; channelId?: (IdInput)[] | undefined; waitingMinutes?: number | undefined; organisationId?: IdInput | undefined; isUnread?: boolean | undefined; due?: (DueStateInput)[] | undefined; field?: (string)[] | undefined; dueWithinHours?: number | undefined };
export type TicketKind = "query" | "instantQuery" | "complaint" | "incident" | "suggestion" | "thanks";
export type TicketKindInput = "query" | "instantQuery" | "complaint" | "incident" | "suggestion" | "thanks";
export type TicketRow = { id: Id; trackingKey: string; subject: (string) | (null); status: TicketStatus; kind: TicketKind; customer: { id: Id; name: (string) | (null); address: (string) | (null) }; ownerId: (Id) | (null); queueId: Id; lastText: string; lastChannelId: (Id) | (null); lastMessageAt: Time; waitingSince: (Time) | (null); waitingOn: (WaitingOn) | (null); followUpAt: (Time) | (null); snoozedUntil: (Time) | (null); tags: (string)[]; messageCount: number; isSpam: boolean; isUnread: boolean; dueAt: (Time) | (null); dueKind: (ClockKind) | (null); dueState: (DueState) | (null); priority: Priority; createdAt: Time; fields?: Record<string, FieldValue> | undefined };
export type TicketSort = "newest" | "oldest" | "longestWait" | "dueNext";
export type TicketSortInput = "newest" | "oldest" | "longestWait" | "dueNext";
export type TicketStatus = "open" | "waiting" | "resolved";
export type TicketStatusInput = "open" | "waiting" | "resolved";
export type TicketView = "open" | "mine" | "atRisk" | "overdue" | "unassigned" | "waiting" | "snoozed" | "resolved" | "spam" | "all";
export type TicketViewInput = "open" | "mine" | "atRisk" | "overdue" | "unassigned" | "waiting" | "snoozed" | "resolved" | "spam" | "all";
export type Time = string;
export type TimeInput = string;
export type Topic = "billing" | "continuity" | "metering" | "wrongCut" | "paymentService" | "vitalRisk" | "priorityRisk" | "documents" | "consultation" | "personalData";
export type TopicInput = "billing" | "continuity" | "metering" | "wrongCut" | "paymentService" | "vitalRisk" | "priorityRisk" | "documents" | "consultation" | "personalData";
export type TransferPreview = { dueAt: Time; article: string; words: string };
export type Updates = { isOn: boolean; running: string; newer: ({ version: string; page: (string) | (null) }) | (null); askedAt: (Time) | (null); problem: ("unreachable" | "unreadable") | (null) };
export type Upload = { id: Id; name: string; type: string; size: number };
export type ViewCounts = { counts: Record<string, (number) | (null)> };
export type Vocation = { purposes: ("advice" | "orders" | "billing" | "incidents" | "complaints" | "appointments" | "other")[]; text: { es: (string) | (null); en: (string) | (null) } };
export type VocationInput = { purposes: ("advice" | "orders" | "billing" | "incidents" | "complaints" | "appointments" | "other")[]; text: { es: (string) | (null); en: (string) | (null) } };
export type WaitingOn = "customer" | "partner" | "internal";
export type WaitingOnInput = "customer" | "partner" | "internal";
export type Webhook = { id: Id; name: string; url: string; eventTypes: (string)[]; isEnabled: boolean; pausedAt: (Time) | (null); pausedWhy: ("failing" | "gone") | (null); nextAttemptAt: (Time) | (null); waitingCount: number; failedCount: number; oldSecretUntil: (Time) | (null); createdAt: Time };
export type WebhookWithSecret = { id: Id; name: string; url: string; eventTypes: (string)[]; isEnabled: boolean; pausedAt: (Time) | (null); pausedWhy: ("failing" | "gone") | (null); nextAttemptAt: (Time) | (null); waitingCount: number; failedCount: number; oldSecretUntil: (Time) | (null); createdAt: Time; secret: string };
export type WeeklyHours = { "1": (OpenSpan)[]; "2": (OpenSpan)[]; "3": (OpenSpan)[]; "4": (OpenSpan)[]; "5": (OpenSpan)[]; "6": (OpenSpan)[]; "7": (OpenSpan)[] };
export type WeeklyHoursInput = { "1": (OpenSpanInput)[]; "2": (OpenSpanInput)[]; "3": (OpenSpanInput)[]; "4": (OpenSpanInput)[]; "5": (OpenSpanInput)[]; "6": (OpenSpanInput)[]; "7": (OpenSpanInput)[] };
export type YearStatus = "official" | "provisional" | "entered";
export type YearStatusInput = "official" | "provisional" | "entered";

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
  deleteDemo: { answer: ClearedDemo };
  /** Takes a passkey of the calling agent away. `DELETE /me/passkeys/{id}` */
  deleteMePasskeysId: { params: { id: string }; answer: null };
  /** Takes the face of the calling agent away. `DELETE /me/photo` */
  deleteMePhoto: { answer: Me };
  /** Signs the calling agent out everywhere else. `DELETE /me/sessions` */
  deleteMeSessions: { query?: { keepThis?: string | undefined }; answer: { ended: number } };
  /** Signs the calling agent out of one session. `DELETE /me/sessions/{id}` */
  deleteMeSessionsId: { params: { id: string }; answer: { ended: number } };
  /** Calls a message back before it leaves and answers what was written: a forward as a forward. `DELETE /messages/{id}` */
  deleteMessagesId: { params: { id: string }; answer: FiledDraft };
  /** Takes back what was said of a message after it was sent. `DELETE /messages/{id}/mark` */
  deleteMessagesIdMark: { params: { id: string }; answer: Message };
  /** Says that a message belongs in its ticket though its subject is another. `DELETE /messages/{id}/suggestion` */
  deleteMessagesIdSuggestion: { params: { id: string }; answer: Message };
  /** Puts opening hours away in which no promise counts. `DELETE /opening-hours/{id}` */
  deleteOpeningHoursId: { params: { id: string }; answer: null };
  /** Deletes a rule. `DELETE /rules/{id}` */
  deleteRulesId: { params: { id: string }; answer: null };
  /** Ends a promise; clocks that run by it run on. `DELETE /service-promises/{id}` */
  deleteServicePromisesId: { params: { id: string }; answer: null };
  /** Throws away what the calling agent was writing on a ticket; nothing newer than `knownAt`. `DELETE /tickets/{id}/draft` */
  deleteTicketsIdDraft: { params: { id: string }; query?: { kind?: "answer" | "note" | "forward" | undefined; knownAt?: string | undefined }; answer: null };
  /** No longer tells the calling agent of a ticket. `DELETE /tickets/{id}/follow` */
  deleteTicketsIdFollow: { params: { id: string }; answer: null };
  /** Ends the part of somebody in a ticket. `DELETE /tickets/{id}/participants` */
  deleteTicketsIdParticipants: { params: { id: string }; query: { kind: string; value: string }; answer: null };
  /** Marks a ticket as unread for the calling agent. `DELETE /tickets/{id}/seen` */
  deleteTicketsIdSeen: { params: { id: string }; answer: null };
  /** Says that two tickets are not the same matter. `DELETE /tickets/{id}/suggestions/{otherId}` */
  deleteTicketsIdSuggestionsOtherId: { params: { id: string; otherId: string }; answer: null };
  /** Deletes a saved view; a shared one needs the right to arrange teams. `DELETE /views/{id}` */
  deleteViewsId: { params: { id: string }; answer: null };
  /** Ends a webhook and forgets what it was sent. `DELETE /webhooks/{id}` */
  deleteWebhooksId: { params: { id: string }; answer: null };
  /** Lists who is away until when. `GET /absences` */
  getAbsences: { answer: { items: (Absence)[]; nextCursor: (string) | (null) } };
  /** Lists the agents. `GET /agents` */
  getAgents: { answer: { items: (Agent)[]; nextCursor: (string) | (null) } };
  /** Lists where an agent is signed in. `GET /agents/{id}/sessions` */
  getAgentsIdSessions: { params: { id: string }; answer: { items: ({ id: string; createdAt: string; expiresAt: string; device: (string) | (null); address: (string) | (null); isCurrent: boolean })[]; nextCursor: (string) | (null) } };
  /** Counts what an agent has in hand, by queue. `GET /agents/{id}/work` */
  getAgentsIdWork: { params: { id: string }; answer: AgentWork };
  /** Lists the canned answers and macros that the caller may use. `GET /answers` */
  getAnswers: { answer: { items: (Answer)[]; nextCursor: (string) | (null) } };
  /** Lists the API keys, the revoked ones too. `GET /api-keys` */
  getApiKeys: { answer: { items: (ApiKey)[]; nextCursor: (string) | (null) } };
  /** Lists what waits for a second person, or what one decided. `GET /approvals` */
  getApprovals: { query?: { cursor?: string | undefined; limit?: number | undefined; state?: "open" | "decided" | undefined }; answer: { items: (ListedApproval)[]; nextCursor: (string) | (null) } };
  /** Lists what came and is in no ticket, with the reason. `GET /arrivals` */
  getArrivals: { query?: { cursor?: string | undefined; limit?: number | undefined; outcome?: "ignored" | "quarantined" | undefined; channelId?: IdInput | undefined }; answer: { items: (Arrival)[]; nextCursor: (string) | (null) } };
  /** Reads what came as it came. `GET /arrivals/{id}/original` */
  getArrivalsIdOriginal: { params: { id: string }; answer: Blob };
  /** Lists the identities that are not heard, newest first. `GET /blocked-identities` */
  getBlockedIdentities: { query?: { cursor?: string | undefined; limit?: number | undefined }; answer: { items: (BlockedIdentity)[]; nextCursor: (string) | (null) } };
  /** Lists what was promised and not kept. `GET /breaches` */
  getBreaches: { query?: { cursor?: string | undefined; limit?: number | undefined; from?: GivenTimeInput | undefined; to?: GivenTimeInput | undefined; kind?: ClockKindInput | undefined; rule?: string | undefined; queueId?: IdInput | undefined; ownerId?: IdInput | undefined; ticketId?: IdInput | undefined; isOpen?: string | undefined }; answer: { items: (Breach)[]; nextCursor: (string) | (null) } };
  /** Gives the register of broken promises as CSV, the oldest first. `GET /breaches.csv` */
  getBreachesCsv: { query?: { from?: GivenTimeInput | undefined; to?: GivenTimeInput | undefined; kind?: ClockKindInput | undefined; rule?: string | undefined; queueId?: IdInput | undefined; ownerId?: IdInput | undefined; ticketId?: IdInput | undefined; isOpen?: string | undefined; locale?: CsvLocaleInput | undefined }; answer: Blob };
  /** Lists the calendars with what each year of them rests on. `GET /calendars` */
  getCalendars: { answer: { items: (CalendarRow)[]; nextCursor: (string) | (null) } };
  /** Reads a calendar with all its days, in any of its versions. `GET /calendars/{code}` */
  getCalendarsCode: { params: { code: string }; query?: { version?: number | undefined }; answer: Calendar };
  /** Lists the channels with their health; secrets are left out. `GET /channels` */
  getChannels: { answer: { items: (Channel)[]; nextCursor: (string) | (null) } };
  /** Reads a channel; secrets are left out. `GET /channels/{id}` */
  getChannelsId: { params: { id: string }; answer: Channel };
  /** Counts what came by a channel and what became of it. `GET /channels/{id}/counts` */
  getChannelsIdCounts: { params: { id: string }; answer: ChannelCounts };
  /** Says to which address a provider sends the browser back, to be registered there. `GET /channels/sign-in` */
  getChannelsSignIn: { answer: SignInPlace };
  /** Lists customers, or finds them by name or address. `GET /customers` */
  getCustomers: { query?: { cursor?: string | undefined; limit?: number | undefined; query?: string | undefined; organisationId?: IdInput | undefined }; answer: { items: (CustomerRow)[]; nextCursor: (string) | (null) } };
  /** Gives customers as CSV, in columns by which an import knows them. `GET /customers.csv` */
  getCustomersCsv: { query?: { query?: string | undefined; organisationId?: IdInput | undefined; locale?: CsvLocaleInput | undefined }; answer: Blob };
  /** Reads a customer with identities and tickets. `GET /customers/{id}` */
  getCustomersId: { params: { id: string }; answer: Customer };
  /** Exports all that is kept of a person. `GET /customers/{id}/export` */
  getCustomersIdExport: { params: { id: string }; answer: Blob };
  /** Reads what a customer holds in custom fields. `GET /customers/{id}/fields` */
  getCustomersIdFields: { params: { id: string }; answer: FieldValues };
  /** Tells to which organisations a person may belong, by the domain of an address. `GET /customers/{id}/organisation-suggestions` */
  getCustomersIdOrganisationSuggestions: { params: { id: string }; answer: OrganisationSuggestions };
  /** Tells whether example data are here. `GET /demo` */
  getDemo: { answer: Demo };
  /** Tells who hears of a broken promise, and when. `GET /escalation` */
  getEscalation: { answer: Escalation };
  /** Lists the types of events that a webhook can ask for. `GET /event-types` */
  getEventTypes: { answer: { items: (string)[]; nextCursor: (string) | (null) } };
  /** Reads what happened after a position, as far as the caller may know it. `GET /events` */
  getEvents: { query?: { cursor?: string | undefined; limit?: number | undefined; after?: number | undefined; ticketId?: IdInput | undefined }; answer: { items: (Event)[]; nextCursor: (string) | (null) } };
  /** Lists the custom fields, those put away too. `GET /fields` */
  getFields: { answer: { items: (Field)[]; nextCursor: (string) | (null) } };
  /** Tells how this Hilo is: what waits, failed or needs a decision. `GET /health` */
  getHealth: { answer: Health };
  /** Lists the imports of customers, newest first. `GET /imports` */
  getImports: { answer: { items: (Import)[]; nextCursor: (string) | (null) } };
  /** Reads an import and how far it is. `GET /imports/{id}` */
  getImportsId: { params: { id: string }; answer: Import };
  /** Gives the outcome of each line of an import. `GET /imports/{id}/result` */
  getImportsIdResult: { params: { id: string }; answer: Blob };
  /** Lists what becomes of each line of an import. `GET /imports/{id}/rows` */
  getImportsIdRows: { params: { id: string }; query?: { cursor?: string | undefined; limit?: number | undefined; outcome?: ImportOutcomeInput | undefined }; answer: { items: (ImportRow)[]; nextCursor: (string) | (null) } };
  /** Reads the calling agent. `GET /me` */
  getMe: { answer: Me };
  /** Reads how the calling agent wants to be told of what. `GET /me/notifications` */
  getMeNotifications: { answer: NoticeChoice };
  /** Lists the passkeys of the calling agent. `GET /me/passkeys` */
  getMePasskeys: { answer: { items: ({ id: string; name: (string) | (null); createdAt: (string) | (null); isBackedUp: boolean })[]; nextCursor: (string) | (null) } };
  /** Lists where the calling agent is signed in. `GET /me/sessions` */
  getMeSessions: { answer: { items: ({ id: string; createdAt: string; expiresAt: string; device: (string) | (null); address: (string) | (null); isCurrent: boolean })[]; nextCursor: (string) | (null) } };
  /** Reads the header of a message as it came. `GET /messages/{id}/headers` */
  getMessagesIdHeaders: { params: { id: string }; answer: Headers };
  /** Reads the page of a message, without scripts. `GET /messages/{id}/html` */
  getMessagesIdHtml: { params: { id: string }; query?: { images?: "0" | "1" | undefined }; answer: Blob };
  /** Reads a message as it came. `GET /messages/{id}/original` */
  getMessagesIdOriginal: { params: { id: string }; answer: Blob };
  /** Lists what the calling agent was told of, newest first. `GET /notifications` */
  getNotifications: { query?: { cursor?: string | undefined; limit?: number | undefined; isUnread?: string | undefined }; answer: { items: (Notification)[]; nextCursor: (string) | (null) } };
  /** Counts what the calling agent has not read. `GET /notifications/count` */
  getNotificationsCount: { answer: NotificationCount };
  /** Reads this document. `GET /openapi.json` */
  getOpenapiJson: { answer: unknown };
  /** Lists the opening hours, and which of them are open now. `GET /opening-hours` */
  getOpeningHours: { answer: { items: (OpeningHours)[]; nextCursor: (string) | (null) } };
  /** Reads an organisation with its domains and counts. `GET /organisations/{id}` */
  getOrganisationsId: { params: { id: string }; answer: OrganisationView };
  /** Lists the tickets of an organisation and of its people, newest activity first. `GET /organisations/{id}/tickets` */
  getOrganisationsIdTickets: { params: { id: string }; query?: { cursor?: string | undefined; limit?: number | undefined }; answer: OrganisationTickets };
  /** Counts what is late and what soon will be, by queue and channel. `GET /promises/now` */
  getPromisesNow: { answer: PromisesNow };
  /** Lists the queues with the number of open tickets. `GET /queues` */
  getQueues: { answer: { items: (Queue)[]; nextCursor: (string) | (null) } };
  /** Reads which laws bind, how their times are counted, and all profiles. `GET /regime` */
  getRegime: { answer: Regime };
  /** Fetches a picture of a mail page, by a signed address. `GET /remote-image` */
  getRemoteImage: { query: { url: string; until: string; sign: string }; answer: Blob };
  /** Counts who waits, how long first answers took, and what was answered and resolved. `GET /reports/overview` */
  getReportsOverview: { query: { from: GivenDateInput; to: GivenDateInput }; answer: Report };
  /** Gives one table of the report for a spreadsheet. `GET /reports/overview.csv` */
  getReportsOverviewCsv: { query: { from: GivenDateInput; to: GivenDateInput; table?: "days" | "channels" | "agents" | undefined; locale?: CsvLocaleInput | undefined }; answer: Blob };
  /** Lists the rules in their order. `GET /rules` */
  getRules: { answer: { items: (Rule)[]; nextCursor: (string) | (null) } };
  /** Finds tickets by key or words, and customers by name or address. `GET /search` */
  getSearch: { query: { status?: ((TicketStatusInput)[]) | (TicketStatusInput) | undefined; owner?: ("me" | "none" | "somebody") | (IdInput) | undefined; queueId?: ((IdInput)[]) | (IdInput) | undefined; tag?: ((TagNameInput)[]) | (TagNameInput) | undefined; kind?: ((TicketKindInput)[]) | (TicketKindInput) | undefined; channelId?: ((IdInput)[]) | (IdInput) | undefined; waitingMinutes?: number | undefined; organisationId?: IdInput | undefined; isUnread?: string | undefined; due?: ((DueStateInput)[]) | (DueStateInput) | undefined; field?: ((string)[]) | (string) | undefined; dueWithinHours?: number | undefined; q: string; cursor?: string | undefined; limit?: number | undefined }; answer: SearchResult };
  /** Lists the segments of customers in use. `GET /segments` */
  getSegments: { answer: { items: (Segment)[]; nextCursor: (string) | (null) } };
  /** Lists what is promised to whom, in the order that decides. `GET /service-promises` */
  getServicePromises: { answer: { items: (ServicePromise)[]; nextCursor: (string) | (null) } };
  /** Reads the settings of the organisation. `GET /settings` */
  getSettings: { answer: { name: string; locale: "es" | "en"; timeZone: string; accentColour: (string) | (null); formality: "familiar" | "formal" } };
  /** Tells whether the first administrator is still to be made. `GET /setup` */
  getSetup: { answer: { isNeeded: boolean } };
  /** Lists who signed in when, newest first. `GET /sign-ins` */
  getSignIns: { query?: { cursor?: string | undefined; limit?: number | undefined }; answer: { items: ({ position: number; at: string; outcome: "signedIn" | "failed"; agentId: (string) | (null) })[]; nextCursor: (string) | (null) } };
  /** Lists the tags in use, or finds them by what is typed. `GET /tags` */
  getTags: { query?: { query?: string | undefined; limit?: number | undefined; withCounts?: string | undefined; hasColour?: string | undefined }; answer: { items: (Tag)[]; nextCursor: (string) | (null) } };
  /** Lists the teams. `GET /teams` */
  getTeams: { answer: { items: (Team)[]; nextCursor: (string) | (null) } };
  /** Lists the tickets of a view, narrowed by a filter, in one of three orders. `GET /tickets` */
  getTickets: { query?: { cursor?: string | undefined; limit?: number | undefined; view?: TicketViewInput | undefined; savedViewId?: IdInput | undefined; sort?: TicketSortInput | undefined; status?: ((TicketStatusInput)[]) | (TicketStatusInput) | undefined; owner?: ("me" | "none" | "somebody") | (IdInput) | undefined; ownerId?: IdInput | undefined; queueId?: ((IdInput)[]) | (IdInput) | undefined; tag?: ((TagNameInput)[]) | (TagNameInput) | undefined; kind?: ((TicketKindInput)[]) | (TicketKindInput) | undefined; channelId?: ((IdInput)[]) | (IdInput) | undefined; waitingMinutes?: number | undefined; organisationId?: IdInput | undefined; isUnread?: string | undefined; due?: ((DueStateInput)[]) | (DueStateInput) | undefined; field?: ((string)[]) | (string) | undefined; dueWithinHours?: number | undefined; customerId?: IdInput | undefined; trackingKey?: string | undefined; id?: ((IdInput)[]) | (IdInput) | undefined; withField?: ((string)[]) | (string) | undefined }; answer: { items: (TicketRow)[]; nextCursor: (string) | (null) } };
  /** Gives the tickets of a list as CSV, the newest first. `GET /tickets.csv` */
  getTicketsCsv: { query?: { view?: TicketViewInput | undefined; savedViewId?: IdInput | undefined; status?: ((TicketStatusInput)[]) | (TicketStatusInput) | undefined; owner?: ("me" | "none" | "somebody") | (IdInput) | undefined; ownerId?: IdInput | undefined; queueId?: ((IdInput)[]) | (IdInput) | undefined; tag?: ((TagNameInput)[]) | (TagNameInput) | undefined; kind?: ((TicketKindInput)[]) | (TicketKindInput) | undefined; channelId?: ((IdInput)[]) | (IdInput) | undefined; waitingMinutes?: number | undefined; organisationId?: IdInput | undefined; isUnread?: string | undefined; due?: ((DueStateInput)[]) | (DueStateInput) | undefined; field?: ((string)[]) | (string) | undefined; dueWithinHours?: number | undefined; customerId?: IdInput | undefined; trackingKey?: string | undefined; id?: ((IdInput)[]) | (IdInput) | undefined; locale?: CsvLocaleInput | undefined }; answer: Blob };
  /** Reads a ticket with the newest page of its thread. `GET /tickets/{id}` */
  getTicketsId: { params: { id: string }; answer: Ticket };
  /** Lists the clocks of a ticket with how each was computed. `GET /tickets/{id}/clocks` */
  getTicketsIdClocks: { params: { id: string }; answer: TicketClocks };
  /** Tells how far a deadline of the law may be put off, and what the customer would be told of it. `GET /tickets/{id}/clocks/{clockId}/extension` */
  getTicketsIdClocksClockIdExtension: { params: { id: string; clockId: string }; query?: { dueDate?: GivenDateInput | undefined }; answer: ExtensionPreview };
  /** Tells how much time a customer would have to complete a legal matter, and the warning that goes with it. `GET /tickets/{id}/cure` */
  getTicketsIdCure: { params: { id: string }; query?: { dueAt?: GivenTimeInput | undefined }; answer: CurePreview };
  /** Reads what the calling agent is writing on a ticket: an answer or a forward, and a note. `GET /tickets/{id}/draft` */
  getTicketsIdDraft: { params: { id: string }; answer: Drafts };
  /** Reads what a ticket holds in its custom fields. `GET /tickets/{id}/fields` */
  getTicketsIdFields: { params: { id: string }; answer: FieldValues };
  /** Reads a page of a thread, from the newest backwards. `GET /tickets/{id}/messages` */
  getTicketsIdMessages: { params: { id: string }; query?: { cursor?: string | undefined; limit?: number | undefined }; answer: ThreadPage };
  /** Lists what was moved out of a ticket or into it. `GET /tickets/{id}/moves` */
  getTicketsIdMoves: { params: { id: string }; answer: { items: (MessageMove)[]; nextCursor: (string) | (null) } };
  /** Lists what its senders were told on arrival, with the proof of it, or why they were not. `GET /tickets/{id}/receipts` */
  getTicketsIdReceipts: { params: { id: string }; answer: { items: (Receipt)[]; nextCursor: (string) | (null) } };
  /** Tells by when the law wants a matter handed to whose it is to decide, and what the customer would be told. `GET /tickets/{id}/transfer` */
  getTicketsIdTransfer: { params: { id: string }; query?: { to?: string | undefined }; answer: TransferPreview };
  /** Tells whether a newer version is announced; asks nobody. `GET /updates` */
  getUpdates: { answer: Updates };
  /** Reads a picture that the caller uploaded for a message. `GET /uploads/{id}` */
  getUploadsId: { params: { id: string }; answer: Blob };
  /** Lists the saved views: shared ones, and those of the calling agent. `GET /views` */
  getViews: { answer: { items: (SavedView)[]; nextCursor: (string) | (null) } };
  /** Counts the tickets of every view, up to 99 and "more". `GET /views/counts` */
  getViewsCounts: { answer: ViewCounts };
  /** Lists the webhooks with what waits for them. `GET /webhooks` */
  getWebhooks: { answer: { items: (Webhook)[]; nextCursor: (string) | (null) } };
  /** Reads a webhook. `GET /webhooks/{id}` */
  getWebhooksId: { params: { id: string }; answer: Webhook };
  /** Lists what a webhook was sent, newest first. `GET /webhooks/{id}/deliveries` */
  getWebhooksIdDeliveries: { params: { id: string }; query?: { cursor?: string | undefined; limit?: number | undefined; state?: "waiting" | "delivered" | "failed" | undefined }; answer: { items: (Delivery)[]; nextCursor: (string) | (null) } };
  /** Changes name, role or teams of an agent. `PATCH /agents/{id}` */
  patchAgentsId: { params: { id: string }; body: { name?: string | undefined; role?: RoleInput | undefined; teamIds?: (IdInput)[] | undefined }; answer: Agent };
  /** Notes why a promise was broken, and what was done about it. `PATCH /breaches/{id}` */
  patchBreachesId: { params: { id: string }; body: { cause?: (string) | (null) | undefined; remedy?: (string) | (null) | undefined }; answer: Breach };
  /** Changes the name, zone or working days of a calendar. `PATCH /calendars/{code}` */
  patchCalendarsCode: { params: { code: string }; body: { name?: string | undefined; zone?: string | undefined; workingWeekdays?: (number)[] | undefined }; /** The version that the change is meant for. */ ifMatch?: number; answer: Calendar };
  /** Changes, pauses or resumes a channel. `PATCH /channels/{id}` */
  patchChannelsId: { params: { id: string }; body: { name?: string | undefined; settings?: Record<string, unknown> | undefined; queueId?: IdInput | undefined; signature?: string | undefined; isEnabled?: boolean | undefined; vocation?: VocationInput | undefined; hoursId?: (IdInput) | (null) | undefined; isShown?: boolean | undefined; sendsReceipts?: boolean | undefined }; answer: Channel };
  /** Changes a customer. `PATCH /customers/{id}` */
  patchCustomersId: { params: { id: string }; body: { name?: (string) | (null) | undefined; about?: string | undefined; locale?: (string) | (null) | undefined; segment?: (SegmentInput) | (null) | undefined; place?: (string) | (null) | undefined; organisationId?: (IdInput) | (null) | undefined }; /** The version that the change is meant for. */ ifMatch?: number; answer: Customer };
  /** Fills in custom fields of a customer. `PATCH /customers/{id}/fields` */
  patchCustomersIdFields: { params: { id: string }; body: { values: Record<string, FieldValueInput> }; /** The version that the change is meant for. */ ifMatch?: number; answer: FieldValues };
  /** Changes a custom field, or puts it away. `PATCH /fields/{id}` */
  patchFieldsId: { params: { id: string }; body: { name?: string | undefined; choices?: ({ id: string; name: string; isArchived?: boolean | undefined })[] | undefined; isRequired?: boolean | undefined; isProminent?: boolean | undefined; position?: number | undefined; isArchived?: boolean | undefined }; answer: Field };
  /** Says how the file of an import is to be read. `PATCH /imports/{id}` */
  patchImportsId: { params: { id: string }; body: { encoding?: "utf-8" | "utf-16le" | "windows-1252" | undefined; delimiter?: "," | ";" | "\t" | "|" | undefined; decimal?: "," | "." | undefined; dayOrder?: "dmy" | "mdy" | undefined; columns?: ((string) | (null))[] | undefined; isOverwriting?: boolean | undefined }; answer: Import };
  /** Changes name, language, time zone, theme or signature of the calling agent. `PATCH /me` */
  patchMe: { body: { name?: string | undefined; alias?: (string) | (null) | undefined; locale?: "es" | "en" | undefined; timeZone?: string | undefined; theme?: "system" | "light" | "dark" | undefined; signature?: string | undefined; listColumns?: ListColumnsInput | undefined }; answer: Me };
  /** Names a passkey of the calling agent. `PATCH /me/passkeys/{id}` */
  patchMePasskeysId: { params: { id: string }; body: { name: string }; answer: { id: string; name: (string) | (null); createdAt: (string) | (null); isBackedUp: boolean } };
  /** Says under which domains the people of an organisation write. `PATCH /organisations/{id}/domains` */
  patchOrganisationsIdDomains: { params: { id: string }; body: { domains: (string)[] }; answer: OrganisationView };
  /** Changes a queue. `PATCH /queues/{id}` */
  patchQueuesId: { params: { id: string }; body: { name?: string | undefined; teamId?: (string) | (null) | undefined; giving?: GivingInput | undefined; openLimit?: (number) | (null) | undefined; position?: number | undefined; isDefault?: true | undefined }; answer: Queue };
  /** Changes the settings of the organisation. `PATCH /settings` */
  patchSettings: { body: { name?: string | undefined; locale?: "es" | "en" | undefined; timeZone?: string | undefined; accentColour?: (string) | (null) | undefined; formality?: "familiar" | "formal" | undefined }; answer: { name: string; locale: "es" | "en"; timeZone: string; accentColour: (string) | (null); formality: "familiar" | "formal" } };
  /** Changes a team. `PATCH /teams/{id}` */
  patchTeamsId: { params: { id: string }; body: { name?: string | undefined; signature?: string | undefined; agentIds?: (string)[] | undefined }; answer: Team };
  /** Changes a ticket, of the version in If-Match where one is given. `PATCH /tickets/{id}` */
  patchTicketsId: { params: { id: string }; body: { subject?: (string) | (null) | undefined; kind?: TicketKindInput | undefined; topic?: (TopicInput) | (null) | undefined; priority?: PriorityInput | undefined; ownerId?: (IdInput) | (null) | undefined; queueId?: IdInput | undefined; tags?: (string)[] | undefined; status?: TicketStatusInput | undefined; waitingOn?: WaitingOnInput | undefined; followUpAt?: GivenTimeInput | undefined; snoozedUntil?: (GivenTimeInput) | (null) | undefined; disposition?: (string) | (null) | undefined; reason?: (string) | (null) | undefined; isSpam?: boolean | undefined; why?: string | undefined }; /** The version that the change is meant for. */ ifMatch?: number; answer: Ticket };
  /** Fills in custom fields of a ticket. `PATCH /tickets/{id}/fields` */
  patchTicketsIdFields: { params: { id: string }; body: { values: Record<string, FieldValueInput> }; /** The version that the change is meant for. */ ifMatch?: number; answer: FieldValues };
  /** Changes a saved view; a shared one needs the right to arrange teams. `PATCH /views/{id}` */
  patchViewsId: { params: { id: string }; body: { name?: string | undefined; isShared?: boolean | undefined; teamId?: (IdInput) | (null) | undefined; view?: TicketViewInput | undefined; sort?: TicketSortInput | undefined; filter?: TicketFilterInput | undefined; columns?: ListColumnsInput | undefined }; answer: SavedView };
  /** Changes a webhook, or switches it on or off. `PATCH /webhooks/{id}` */
  patchWebhooksId: { params: { id: string }; body: { name?: string | undefined; url?: string | undefined; eventTypes?: (string)[] | undefined; isEnabled?: boolean | undefined }; answer: Webhook };
  /** Invites an agent and answers the link. `POST /agents` */
  postAgents: { body: { name: string; email: string; role?: RoleInput | undefined; teamIds?: (IdInput)[] | undefined }; answer: { link: string; purpose: "invitation" | "passwordReset"; expiresAt: string; mail: "sent" | "noOutgoingServer" | "failed"; agent: Agent } };
  /** Makes a new link by which an agent gets in. `POST /agents/{id}/access-link` */
  postAgentsIdAccessLink: { params: { id: string }; answer: { link: string; purpose: "invitation" | "passwordReset"; expiresAt: string; mail: "sent" | "noOutgoingServer" | "failed" } };
  /** Closes the access of an agent and hands the open tickets over. `POST /agents/{id}/deactivate` */
  postAgentsIdDeactivate: { params: { id: string }; body: { handToAgentId?: (IdInput) | (null) | undefined }; answer: Deactivated };
  /** Opens the access of an agent again. `POST /agents/{id}/reactivate` */
  postAgentsIdReactivate: { params: { id: string }; answer: Agent };
  /** Makes a canned answer or a macro. `POST /answers` */
  postAnswers: { body: { title: string; shortcut?: (string) | (null) | undefined; folder?: string | undefined; audience?: "private" | "team" | "everyone" | undefined; teamId?: (IdInput) | (null) | undefined; bodies?: (AnswerBodyInput)[] | undefined; actions?: (MacroActionsInput) | (null) | undefined }; answer: Answer };
  /** Counts that an answer was used. `POST /answers/{id}/uses` */
  postAnswersIdUses: { params: { id: string }; answer: null };
  /** Makes an API key and shows it this once. `POST /api-keys` */
  postApiKeys: { body: { name: string; scopes: ("*" | "tickets.read" | "tickets.write" | "messages.send" | "messages.redact" | "tickets.export" | "customers.read" | "customers.write" | "customers.export" | "imports.write" | "customers.erase" | "quarantine.read" | "quarantine.write" | "channels.read" | "channels.write" | "agents.read" | "agents.write" | "teams.write" | "answers.write" | "rules.write" | "promises.write" | "approvals.decide" | "breaches.write" | "settings.write" | "apiKeys.write" | "reports.read" | "events.read")[] }; answer: { id: Id; name: string; prefix: string; scopes: (string)[]; createdAt: Time; lastUsedAt: (Time) | (null); revokedAt: (Time) | (null); key: string } };
  /** Ends an API key with its next request. `POST /api-keys/{id}/revoke` */
  postApiKeysIdRevoke: { params: { id: string }; answer: ApiKey };
  /** Approves what a colleague asked for, and does it. `POST /approvals/{id}/approve` */
  postApprovalsIdApprove: { params: { id: string }; body: ({ note?: string | undefined }) | (null); answer: Approval };
  /** Refuses what a colleague asked for. `POST /approvals/{id}/refuse` */
  postApprovalsIdRefuse: { params: { id: string }; body: ({ note?: string | undefined }) | (null); answer: Approval };
  /** Takes back what one asked for. `POST /approvals/{id}/withdraw` */
  postApprovalsIdWithdraw: { params: { id: string }; answer: Approval };
  /** Says that what was kept back needs nobody. `POST /arrivals/{id}/dismiss` */
  postArrivalsIdDismiss: { params: { id: string }; answer: null };
  /** Makes a ticket of what was kept back. `POST /arrivals/{id}/release` */
  postArrivalsIdRelease: { params: { id: string }; body: { customerId?: IdInput | undefined; subject?: (string) | (null) | undefined }; answer: Ticket };
  /** Makes a calendar: a municipality’s or the organisation’s own, which lies on another, or a whole one. `POST /calendars` */
  postCalendars: { body: { name: string; scope: CalendarScopeInput; parentCode?: (string) | (null) | undefined; code?: string | undefined; zone?: string | undefined; workingWeekdays?: (number)[] | undefined }; answer: Calendar };
  /** Brings holidays in from a file, or tells what it would bring in. `POST /calendars/{code}/import` */
  postCalendarsCodeImport: { params: { code: string }; body: { text: string; format?: "ical" | "csv" | undefined; status?: YearStatusInput | undefined; source?: string | undefined; mode?: "add" | "replace" | undefined; year?: number | undefined; years?: (number)[] | undefined; isDryRun?: boolean | undefined }; answer: ImportedHolidays };
  /** Makes a channel and opens it. `POST /channels` */
  postChannels: { body: { kind: string; name: string; settings: Record<string, unknown>; queueId?: IdInput | undefined; signature?: string | undefined }; answer: Channel };
  /** Sends again what a channel could not send through a fault of its own. `POST /channels/{id}/resend` */
  postChannelsIdResend: { params: { id: string }; answer: Resent };
  /** Begins to sign in at the provider of a channel. `POST /channels/{id}/sign-in` */
  postChannelsIdSignIn: { params: { id: string }; answer: SignInBegun };
  /** Asks the name servers what a channel’s domains say of its mail, and what they should say. `POST /channels/{id}/standing` */
  postChannelsIdStanding: { params: { id: string }; answer: { items: (Standing)[]; nextCursor: (string) | (null) } };
  /** Tries a channel as it is kept. `POST /channels/{id}/test` */
  postChannelsIdTest: { params: { id: string }; answer: Probe };
  /** Ends a sign-in at a provider, in the session that began it. `POST /channels/sign-in` */
  postChannelsSignIn: { body: { state: string; code?: string | undefined; error?: string | undefined; errorDescription?: string | undefined }; answer: SignedIn };
  /** Tries settings of a channel before they are kept. `POST /channels/test` */
  postChannelsTest: { body: { kind: string; settings: Record<string, unknown>; channelId?: IdInput | undefined }; answer: Probe };
  /** Undoes a move of identities. `POST /customer-moves/{id}/undo` */
  postCustomerMovesIdUndo: { params: { id: string }; answer: { moveId: Id } };
  /** Makes a customer. `POST /customers` */
  postCustomers: { body: { name?: (string) | (null) | undefined; isOrganisation?: boolean | undefined; about?: string | undefined; locale?: (string) | (null) | undefined; identities?: ({ kind: string; value: string })[] | undefined }; answer: Customer };
  /** Erases a blocked customer for good, and says what it could not reach. `POST /customers/{id}/erase` */
  postCustomersIdErase: { params: { id: string }; answer: ErasureReport };
  /** Adds an identity to a customer. `POST /customers/{id}/identities` */
  postCustomersIdIdentities: { params: { id: string }; body: { kind: string; value: string }; answer: Customer };
  /** Says that what comes from an identity is not to be heard; it is listed as ignored. `POST /customers/{id}/identities/{otherId}/block` */
  postCustomersIdIdentitiesOtherIdBlock: { params: { id: string; otherId: string }; answer: Customer };
  /** Hears an identity again. `POST /customers/{id}/identities/{otherId}/unblock` */
  postCustomersIdIdentitiesOtherIdUnblock: { params: { id: string; otherId: string }; answer: Customer };
  /** Lifts the block of a customer. `POST /customers/{id}/lift-restriction` */
  postCustomersIdLiftRestriction: { params: { id: string }; answer: null };
  /** Moves identities to another customer; without identities all of them, which joins the two. `POST /customers/{id}/moves` */
  postCustomersIdMoves: { params: { id: string }; body: { toCustomerId: IdInput; identityIds?: (IdInput)[] | undefined; reasons?: ("agentSaidSo" | "sameVerifiedIdentity" | "wroteFromBothOnTicket" | "sameAddress" | "plusTag" | "sameName")[] | undefined; note?: (string) | (null) | undefined }; answer: { moveId: Id } };
  /** Blocks the data of a customer. `POST /customers/{id}/restrict` */
  postCustomersIdRestrict: { params: { id: string }; answer: null };
  /** Brings in example data; nobody is written to. `POST /demo` */
  postDemo: { answer: Demo };
  /** Makes a custom field for tickets or customers. `POST /fields` */
  postFields: { body: { subject: FieldSubjectInput; key: string; name: string; type: "text" | "number" | "date" | "choice" | "choices" | "checkbox" | "link"; choices?: ({ id: string; name: string; isArchived?: boolean | undefined })[] | undefined; isRequired?: boolean | undefined; isProminent?: boolean | undefined }; answer: Field };
  /** Begins an import with a file that was uploaded. `POST /imports` */
  postImports: { body: { uploadId: IdInput }; answer: Import };
  /** Stops an import; what was entered stays. `POST /imports/{id}/cancel` */
  postImportsIdCancel: { params: { id: string }; answer: Import };
  /** Has every line of an import looked at, and nothing changed. `POST /imports/{id}/check` */
  postImportsIdCheck: { params: { id: string }; answer: Import };
  /** Has the lines of an import entered. `POST /imports/{id}/run` */
  postImportsIdRun: { params: { id: string }; answer: Import };
  /** Takes an import back: what has gone on since stays. `POST /imports/{id}/undo` */
  postImportsIdUndo: { params: { id: string }; answer: Import };
  /** Sets a password by a link and signs in. `POST /invitations/accept` */
  postInvitationsAccept: { body: { token: string; password: string; name?: string | undefined; locale?: "es" | "en" | undefined }; answer: { needsSecondFactor: boolean } };
  /** Tells whom an invitation or a new password is for. `POST /invitations/read` */
  postInvitationsRead: { body: { token: string }; answer: { name: string; email: string; purpose: "invitation" | "passwordReset"; expiresAt: string } };
  /** Keeps a passkey that a device made for the calling agent. `POST /me/passkeys` */
  postMePasskeys: { body: { name: string; response: Record<string, unknown> }; answer: { id: string; name: (string) | (null); createdAt: (string) | (null); isBackedUp: boolean } };
  /** Begins a passkey for the calling agent, who says the password. `POST /me/passkeys/challenge` */
  postMePasskeysChallenge: { body: { password: string }; answer: Record<string, unknown> };
  /** Says of a message that was sent whether it answers, with the reason; the clocks follow. `POST /messages/{id}/mark` */
  postMessagesIdMark: { params: { id: string }; body: { countsAsAnswer: boolean; reason: string }; answer: Message };
  /** Blacks a message or one of its files out for good. `POST /messages/{id}/redact` */
  postMessagesIdRedact: { params: { id: string }; body: { reason: string; attachmentId?: IdInput | undefined }; answer: Message };
  /** Sends a message again that failed or may be lost. `POST /messages/{id}/resend` */
  postMessagesIdResend: { params: { id: string }; answer: Message };
  /** Moves messages back to where they were. `POST /moves/{id}/undo` */
  postMovesIdUndo: { params: { id: string }; answer: { moveId: Id } };
  /** Marks notifications of the calling agent as read. `POST /notifications/read` */
  postNotificationsRead: { body: { ids?: (IdInput)[] | undefined }; answer: null };
  /** Makes opening hours. `POST /opening-hours` */
  postOpeningHours: { body: { name: string; zone: string; calendarCode: (string) | (null); weekly: WeeklyHoursInput; exceptions?: (HoursExceptionInput)[] | undefined }; answer: OpeningHours };
  /** Makes opening hours the organisation’s own. `POST /opening-hours/{id}/default` */
  postOpeningHoursIdDefault: { params: { id: string }; answer: OpeningHours };
  /** Tells how the next days would be with opening hours that need not be kept yet. `POST /opening-hours/preview` */
  postOpeningHoursPreview: { body: { zone: string; calendarCode: (string) | (null); weekly: WeeklyHoursInput; exceptions?: (HoursExceptionInput)[] | undefined; from?: DateInput | undefined; days?: number | undefined }; answer: { items: (PreviewedDay)[]; nextCursor: (string) | (null) } };
  /** Asks for a link to set a new password. `POST /password-reset` */
  postPasswordReset: { body: { email: string }; answer: Record<string, unknown> };
  /** Makes a queue. `POST /queues` */
  postQueues: { body: { name: string; teamId?: (string) | (null) | undefined; giving?: GivingInput | undefined; openLimit?: (number) | (null) | undefined; isDefault?: true | undefined }; answer: Queue };
  /** Puts a queue away and moves what is in it. `POST /queues/{id}/archive` */
  postQueuesIdArchive: { params: { id: string }; body: { moveToQueueId?: string | undefined }; answer: { movedTickets: number; channelIds: (string)[] } };
  /** Tells which times the law would set for a matter. `POST /regime/test` */
  postRegimeTest: { body: { kind: "query" | "instantQuery" | "complaint" | "incident" | "suggestion" | "thanks" | "petition" | "documents" | "consultation" | "claim" | "dataRequest"; topic?: ("billing" | "continuity" | "metering" | "wrongCut" | "paymentService" | "vitalRisk" | "priorityRisk" | "documents" | "consultation" | "personalData") | (null) | undefined; place?: (string) | (null) | undefined; at?: GivenTimeInput | undefined }; answer: TestedRegime };
  /** Makes a rule, behind the others. `POST /rules` */
  postRules: { body: { name: string; isOn?: boolean | undefined; runsOn?: "opened" | "message" | undefined; match?: "all" | "any" | undefined; conditions: (RuleConditionInput)[]; actions: RuleActionsInput; stops?: boolean | undefined }; answer: Rule };
  /** Tells what each rule would do with a ticket that is there, and why; changes nothing. `POST /rules/explain` */
  postRulesExplain: { body: { ticket: string; on?: "opened" | "message" | undefined }; answer: RulesExplained };
  /** Tells which of the last 200 tickets a rule would match, and why. `POST /rules/test` */
  postRulesTest: { body: { match?: "all" | "any" | undefined; conditions: (RuleConditionInput)[] }; answer: RuleTest };
  /** Makes a promise. `POST /service-promises` */
  postServicePromises: { body: { channelId?: (IdInput) | (null) | undefined; ticketKind?: (TicketKindInput) | (null) | undefined; segment?: (SegmentInput) | (null) | undefined; locale?: (string) | (null) | undefined; hoursId: IdInput; firstAnswerMinutes: (number) | (null); nextAnswerMinutes: (number) | (null); solutionMinutes: (number) | (null); pausesForCustomer?: boolean | undefined; warnShares?: (number)[] | undefined }; answer: ServicePromise };
  /** Tells which promise would count for a ticket, and by when. `POST /service-promises/test` */
  postServicePromisesTest: { body: { channelId?: (IdInput) | (null) | undefined; ticketKind?: (TicketKindInput) | (null) | undefined; segment?: (SegmentInput) | (null) | undefined; locale?: (string) | (null) | undefined; at?: GivenTimeInput | undefined }; answer: TestedServicePromise };
  /** Makes the first administrator with the token from the start. `POST /setup` */
  postSetup: { body: { token: string; organisation: string; name: string; email: string; password: string; locale?: "es" | "en" | undefined; timeZone?: string | undefined }; answer: Me };
  /** Gives a tag a colour, or takes it away. `POST /tags/colour` */
  postTagsColour: { body: { name: TagNameInput; colour: (TagColourInput) | (null) }; answer: Tag };
  /** Takes a tag off every ticket. `POST /tags/delete` */
  postTagsDelete: { body: { name: TagNameInput }; answer: { tickets: number } };
  /** Renames a tag everywhere; a name that is there makes one of two. `POST /tags/rename` */
  postTagsRename: { body: { name: TagNameInput; to: TagNameInput }; answer: { tickets: number } };
  /** Makes a team. `POST /teams` */
  postTeams: { body: { name: string; signature?: string | undefined; agentIds?: (string)[] | undefined }; answer: Team };
  /** Puts a team away. `POST /teams/{id}/archive` */
  postTeamsIdArchive: { params: { id: string }; answer: null };
  /** Opens a ticket by writing to somebody. `POST /tickets` */
  postTickets: { body: { channelId: IdInput; to: (GivenPartyInput)[]; cc?: (GivenPartyInput)[] | undefined; bcc?: (GivenPartyInput)[] | undefined; subject?: (string) | (null) | undefined; text: string; html?: (string) | (null) | undefined; uploadIds?: (IdInput)[] | undefined; queueId?: IdInput | undefined; kind?: TicketKindInput | undefined }; answer: Ticket };
  /** Does one thing to up to 200 tickets, and says of each whether it was done and what leads back. `POST /tickets/bulk` */
  postTicketsBulk: { body: ({ ids: (IdInput)[]; action: BulkActionInput }) | ({ items: ({ id: IdInput; action: BulkActionInput })[] }); answer: BulkResult };
  /** Asks a second person for what a regime guards. `POST /tickets/{id}/approvals` */
  postTicketsIdApprovals: { params: { id: string }; body: { action: ApprovalActionInput; change: ApprovalChangeInput; reason: string }; answer: Approval };
  /** Says that a matter is decided, where the law gives its notice a time of its own. `POST /tickets/{id}/clocks/{clockId}/decision` */
  postTicketsIdClocksClockIdDecision: { params: { id: string; clockId: string }; body: { decidedOn?: GivenDateInput | undefined; note: string }; answer: Clock };
  /** Takes the one extension that the law allows for a deadline, and tells the customer, with the reason. `POST /tickets/{id}/clocks/{clockId}/extension` */
  postTicketsIdClocksClockIdExtension: { params: { id: string; clockId: string }; body: { reason: string; dueDate?: GivenDateInput | undefined; channelId?: IdInput | undefined }; answer: Clock };
  /** Asks the customer for what a legal matter lacks; its time stands until she completes it. `POST /tickets/{id}/cure` */
  postTicketsIdCure: { params: { id: string }; body: { text: string; dueAt?: GivenTimeInput | undefined; channelId?: IdInput | undefined }; answer: Message };
  /** Writes down what was promised to a customer, and by when. `POST /tickets/{id}/follow-ups` */
  postTicketsIdFollowUps: { params: { id: string }; body: { dueAt: GivenTimeInput; note: string; messageId?: IdInput | undefined }; answer: Clock };
  /** Ends what was promised without its being done, with the reason. `POST /tickets/{id}/follow-ups/{clockId}/cancel` */
  postTicketsIdFollowUpsClockIdCancel: { params: { id: string; clockId: string }; body: { reason: string }; answer: Clock };
  /** Ends what was promised: it was done. `POST /tickets/{id}/follow-ups/{clockId}/done` */
  postTicketsIdFollowUpsClockIdDone: { params: { id: string; clockId: string }; answer: Clock };
  /** Uses a macro on a ticket, with a message where one is given, all or none of it. `POST /tickets/{id}/macros` */
  postTicketsIdMacros: { params: { id: string }; body: { answerId: IdInput; message?: { kind?: "answer" | "note" | "forward" | undefined; channelId?: IdInput | undefined; to?: (GivenPartyInput)[] | undefined; cc?: (GivenPartyInput)[] | undefined; bcc?: (GivenPartyInput)[] | undefined; subject?: (string) | (null) | undefined; text: string; html?: (string) | (null) | undefined; uploadIds?: (IdInput)[] | undefined; attachmentIds?: (IdInput)[] | undefined; inReplyTo?: IdInput | undefined; forwards?: IdInput | undefined; mentions?: ({ type: "agent" | "team"; id: IdInput })[] | undefined; undoSeconds?: number | undefined; sendAt?: GivenTimeInput | undefined; thenStatus?: "open" | "waiting" | "resolved" | undefined; followUpAt?: GivenTimeInput | undefined; countsAsAnswer?: boolean | undefined; countsReason?: string | undefined; followUp?: { dueAt: GivenTimeInput; note: string } | undefined; channelReason?: string | undefined; why?: string | undefined } | undefined }; /** The version that the change is meant for. */ ifMatch?: number; answer: MacroApplied };
  /** Moves a whole ticket into another. `POST /tickets/{id}/merge` */
  postTicketsIdMerge: { params: { id: string }; body: { toTicketId: IdInput; reason?: (string) | (null) | undefined }; answer: { moveId: Id; toTicketId: Id } };
  /** Adds an answer, a note or a forward. `POST /tickets/{id}/messages` */
  postTicketsIdMessages: { params: { id: string }; body: { kind?: "answer" | "note" | "forward" | undefined; channelId?: IdInput | undefined; to?: (GivenPartyInput)[] | undefined; cc?: (GivenPartyInput)[] | undefined; bcc?: (GivenPartyInput)[] | undefined; subject?: (string) | (null) | undefined; text: string; html?: (string) | (null) | undefined; uploadIds?: (IdInput)[] | undefined; attachmentIds?: (IdInput)[] | undefined; inReplyTo?: IdInput | undefined; forwards?: IdInput | undefined; mentions?: ({ type: "agent" | "team"; id: IdInput })[] | undefined; undoSeconds?: number | undefined; sendAt?: GivenTimeInput | undefined; thenStatus?: "open" | "waiting" | "resolved" | undefined; followUpAt?: GivenTimeInput | undefined; countsAsAnswer?: boolean | undefined; countsReason?: string | undefined; followUp?: { dueAt: GivenTimeInput; note: string } | undefined; channelReason?: string | undefined; why?: string | undefined }; /** The version that the change is meant for. */ ifMatch?: number; answer: Message };
  /** Moves messages to another ticket, or to one of their own. `POST /tickets/{id}/moves` */
  postTicketsIdMoves: { params: { id: string }; body: { messageIds: (IdInput)[]; toTicketId?: IdInput | undefined; reason?: (string) | (null) | undefined }; answer: { moveId: Id; toTicketId: Id } };
  /** Lets somebody take part in a ticket. `POST /tickets/{id}/participants` */
  postTicketsIdParticipants: { params: { id: string }; body: { kind: string; value: string; name?: (string) | (null) | undefined; role?: "copied" | "partner" | undefined }; answer: null };
  /** Ends a matter that is another body’s to decide, and tells the customer where it went. `POST /tickets/{id}/transfer` */
  postTicketsIdTransfer: { params: { id: string }; body: { to: string; text?: string | undefined; channelId?: IdInput | undefined }; answer: Message };
  /** Asks at HILO_UPDATE_URL now; where none is set, nobody is asked. `POST /updates/ask` */
  postUpdatesAsk: { answer: Updates };
  /** Uploads one file of 25 MB at most for a message that is being written. `POST /uploads` */
  postUploads: { body: FormData; answer: Upload };
  /** Saves a view; a shared one needs the right to arrange teams. `POST /views` */
  postViews: { body: { name: string; isShared?: boolean | undefined; teamId?: (IdInput) | (null) | undefined; view: TicketViewInput; sort?: TicketSortInput | undefined; filter?: TicketFilterInput | undefined; columns?: ListColumnsInput | undefined }; answer: SavedView };
  /** Puts views in order; shared ones need the right to arrange teams. `POST /views/order` */
  postViewsOrder: { body: { isShared: boolean; ids: (IdInput)[] }; answer: null };
  /** Makes a webhook and shows its secret this once. `POST /webhooks` */
  postWebhooks: { body: { name: string; url: string; eventTypes: (string)[]; isEnabled?: boolean | undefined }; answer: WebhookWithSecret };
  /** Sends one delivery again, or all that failed, under the ids that they had. `POST /webhooks/{id}/replay` */
  postWebhooksIdReplay: { params: { id: string }; body: { deliveryId?: IdInput | undefined }; answer: { replayed: number } };
  /** Lets a paused webhook go on where it stood. `POST /webhooks/{id}/resume` */
  postWebhooksIdResume: { params: { id: string }; body: { skipFailed?: boolean | undefined }; answer: Webhook };
  /** Makes a new secret and shows it this once; the old one signs beside it for a while. `POST /webhooks/{id}/rotate-secret` */
  postWebhooksIdRotateSecret: { params: { id: string }; body: { overlapHours?: number | undefined }; answer: WebhookWithSecret };
  /** Sends a webhook a test and tells what came back. `POST /webhooks/{id}/test` */
  postWebhooksIdTest: { params: { id: string }; answer: Attempt };
  /** Says until when an agent is away, and who takes over meanwhile. `PUT /agents/{id}/absence` */
  putAgentsIdAbsence: { params: { id: string }; body: { until: TimeInput; handToAgentId?: (IdInput) | (null) | undefined }; answer: null };
  /** Writes a canned answer or a macro anew. `PUT /answers/{id}` */
  putAnswersId: { params: { id: string }; body: { title: string; shortcut?: (string) | (null) | undefined; folder?: string | undefined; audience?: "private" | "team" | "everyone" | undefined; teamId?: (IdInput) | (null) | undefined; bodies?: (AnswerBodyInput)[] | undefined; actions?: (MacroActionsInput) | (null) | undefined }; /** The version that the change is meant for. */ ifMatch?: number; answer: Answer };
  /** Says which days of a year are holidays; what was computed by the version before stays as it is. `PUT /calendars/{code}/years/{year}` */
  putCalendarsCodeYearsYear: { params: { code: string; year: string }; body: { status: YearStatusInput; source: string; holidays: ({ date: DateInput; name: string; scope?: CalendarScopeInput | undefined })[] }; /** The version that the change is meant for. */ ifMatch?: number; answer: Calendar };
  /** Says who hears of a broken promise, and when. `PUT /escalation` */
  putEscalation: { body: EscalationInput; answer: Escalation };
  /** Chooses how the calling agent is told of what. `PUT /me/notifications` */
  putMeNotifications: { body: NoticeChoiceInput; answer: NoticeChoice };
  /** Gives the calling agent a face, out of a JPEG that was uploaded. `PUT /me/photo` */
  putMePhoto: { body: { uploadId: IdInput }; answer: Me };
  /** Lets a message that is to leave later leave at another time, or now. `PUT /messages/{id}/departure` */
  putMessagesIdDeparture: { params: { id: string }; body: { sendAt: (GivenTimeInput) | (null) }; answer: Message };
  /** Changes opening hours. `PUT /opening-hours/{id}` */
  putOpeningHoursId: { params: { id: string }; body: { name: string; zone: string; calendarCode: (string) | (null); weekly: WeeklyHoursInput; exceptions?: (HoursExceptionInput)[] | undefined }; /** The version that the change is meant for. */ ifMatch?: number; answer: OpeningHours };
  /** Says which laws bind and how their times are counted. `PUT /regime` */
  putRegime: { body: RegimeSettingsInput; answer: Regime };
  /** Writes a rule anew. `PUT /rules/{id}` */
  putRulesId: { params: { id: string }; body: { name: string; isOn?: boolean | undefined; runsOn?: "opened" | "message" | undefined; match?: "all" | "any" | undefined; conditions: (RuleConditionInput)[]; actions: RuleActionsInput; stops?: boolean | undefined }; answer: Rule };
  /** Puts the rules into an order. `PUT /rules/order` */
  putRulesOrder: { body: { ruleIds: (IdInput)[] }; answer: { items: (Rule)[]; nextCursor: (string) | (null) } };
  /** Changes a promise; clocks that run by it run on. `PUT /service-promises/{id}` */
  putServicePromisesId: { params: { id: string }; body: { channelId?: (IdInput) | (null) | undefined; ticketKind?: (TicketKindInput) | (null) | undefined; segment?: (SegmentInput) | (null) | undefined; locale?: (string) | (null) | undefined; hoursId: IdInput; firstAnswerMinutes: (number) | (null); nextAnswerMinutes: (number) | (null); solutionMinutes: (number) | (null); pausesForCustomer?: boolean | undefined; warnShares?: (number)[] | undefined }; /** The version that the change is meant for. */ ifMatch?: number; answer: ServicePromise };
  /** Puts the promises in order. `PUT /service-promises/order` */
  putServicePromisesOrder: { body: { promiseIds: (IdInput)[] }; answer: { items: (ServicePromise)[]; nextCursor: (string) | (null) } };
  /** Keeps what the calling agent is writing on a ticket, and hands back what it took the place of. `PUT /tickets/{id}/draft` */
  putTicketsIdDraft: { params: { id: string }; body: { kind: "answer" | "note" | "forward"; text: string; html: (string) | (null); channelId: (IdInput) | (null); to: ((GivenPartyInput)[]) | (null); cc: ((GivenPartyInput)[]) | (null); bcc: (GivenPartyInput)[]; subject: (string) | (null); uploadIds: (IdInput)[]; attachmentIds?: (IdInput)[] | undefined; inReplyTo?: (IdInput) | (null) | undefined; knownAt?: (string) | (null) | undefined }; answer: SavedDraft };
  /** Tells the calling agent of what comes to a ticket. `PUT /tickets/{id}/follow` */
  putTicketsIdFollow: { params: { id: string }; answer: null };
  /** Says how far the calling agent has read a ticket. `PUT /tickets/{id}/seen` */
  putTicketsIdSeen: { params: { id: string }; body: { position: number }; answer: null };
};
