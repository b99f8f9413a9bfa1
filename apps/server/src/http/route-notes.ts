import type { Permission } from '@hilo/core';

/**
 * Who may call a route, and what it does in one sentence. `signedIn`: the use-case alone decides; `everybody`: nobody
 * need be signed in. Of several permissions one is enough to be let in; what the body asks for decides then.
 */
type RouteNote = {
  scope: Permission | readonly Permission[] | 'signedIn' | 'everybody';
  summary: string;
  /** What it answers where that is not JSON. */
  gives?: string;
  /** A secret is in the answer: it is not kept for `Idempotency-Key`. */
  isSecret?: true;
};

const note = (
  scope: RouteNote['scope'],
  summary: string,
  more: Pick<RouteNote, 'gives' | 'isSecret'> = {},
): RouteNote => ({ scope, summary, ...more });

/** Every route of the API by method and path. The document is made from it, the gate runs by it. */
export const routeNotes: Readonly<Record<string, RouteNote>> = {
  'GET /openapi.json': note('everybody', 'Reads this document.'),

  'GET /setup': note('everybody', 'Tells whether the first administrator is still to be made.'),
  'POST /setup': note('everybody', 'Makes the first administrator with the token from the start.', {
    isSecret: true,
  }),
  'POST /invitations/read': note('everybody', 'Tells whom an invitation or a new password is for.'),
  'POST /invitations/accept': note('everybody', 'Sets a password by a link and signs in.', {
    isSecret: true,
  }),
  'POST /password-reset': note('everybody', 'Asks for a link to set a new password.'),

  'GET /me': note('signedIn', 'Reads the calling agent.'),
  'PUT /me/photo': note('signedIn', 'Gives the calling agent a face, out of a JPEG that was uploaded.'),
  'DELETE /me/photo': note('signedIn', 'Takes the face of the calling agent away.'),
  'PATCH /me': note(
    'signedIn',
    'Changes name, language, time zone, theme or signature of the calling agent.',
  ),
  'GET /me/sessions': note('signedIn', 'Lists where the calling agent is signed in.'),
  'DELETE /me/sessions': note('signedIn', 'Signs the calling agent out everywhere else.'),
  'DELETE /me/sessions/:id': note('signedIn', 'Signs the calling agent out of one session.'),
  'GET /me/passkeys': note('signedIn', 'Lists the passkeys of the calling agent.'),
  'POST /me/passkeys/challenge': note(
    'signedIn',
    'Begins a passkey for the calling agent, who says the password.',
    { isSecret: true },
  ),
  'POST /me/passkeys': note('signedIn', 'Keeps a passkey that a device made for the calling agent.'),
  'PATCH /me/passkeys/:id': note('signedIn', 'Names a passkey of the calling agent.'),
  'DELETE /me/passkeys/:id': note('signedIn', 'Takes a passkey of the calling agent away.'),
  'GET /agents': note('agents.read', 'Lists the agents.'),
  'POST /agents': note('agents.write', 'Invites an agent and answers the link.', { isSecret: true }),
  'PATCH /agents/:id': note('agents.write', 'Changes name, role or teams of an agent.'),
  'POST /agents/:id/access-link': note('agents.write', 'Makes a new link by which an agent gets in.', {
    isSecret: true,
  }),
  'GET /agents/:id/work': note('agents.write', 'Counts what an agent has in hand, by queue.'),
  'POST /agents/:id/deactivate': note(
    'agents.write',
    'Closes the access of an agent and hands the open tickets over.',
  ),
  'POST /agents/:id/reactivate': note('agents.write', 'Opens the access of an agent again.'),
  'DELETE /agents/:id/second-factor': note('agents.write', 'Takes the second factor of an agent away.'),
  'GET /agents/:id/sessions': note('signedIn', 'Lists where an agent is signed in.'),
  'DELETE /agents/:id/sessions': note('signedIn', 'Signs an agent out everywhere.'),
  'GET /sign-ins': note('agents.write', 'Lists who signed in when, newest first.'),
  'GET /teams': note('agents.read', 'Lists the teams.'),
  'POST /teams': note('teams.write', 'Makes a team.'),
  'PATCH /teams/:id': note('teams.write', 'Changes a team.'),
  'POST /teams/:id/archive': note('teams.write', 'Puts a team away.'),
  'GET /api-keys': note('apiKeys.write', 'Lists the API keys, the revoked ones too.'),
  'POST /api-keys': note('apiKeys.write', 'Makes an API key and shows it this once.', { isSecret: true }),
  'POST /api-keys/:id/revoke': note('apiKeys.write', 'Ends an API key with its next request.'),

  'GET /settings': note('agents.read', 'Reads the settings of the organisation.'),
  'PATCH /settings': note('settings.write', 'Changes the settings of the organisation.'),
  'GET /health': note('settings.write', 'Tells how this Hilo is: what waits, failed or needs a decision.'),
  'GET /updates': note('settings.write', 'Tells whether a newer version is announced; asks nobody.'),
  'POST /updates/ask': note(
    'settings.write',
    'Asks at HILO_UPDATE_URL now; where none is set, nobody is asked.',
  ),
  'GET /demo': note('settings.write', 'Tells whether example data are here.'),
  'POST /demo': note('settings.write', 'Brings in example data; nobody is written to.'),
  'DELETE /demo': note(
    'settings.write',
    'Takes the example data away again, and names what stays since people have worked with it.',
  ),
  'GET /queues': note('tickets.read', 'Lists the queues with the number of open tickets.'),
  'POST /queues': note('teams.write', 'Makes a queue.'),
  'PATCH /queues/:id': note('teams.write', 'Changes a queue.'),
  'POST /queues/:id/archive': note('teams.write', 'Puts a queue away and moves what is in it.'),
  'GET /channels': note('channels.read', 'Lists the channels with their health; secrets are left out.'),
  'POST /channels': note('channels.write', 'Makes a channel and opens it.'),
  'POST /channels/test': note('channels.write', 'Tries settings of a channel before they are kept.'),
  'GET /channels/sign-in': note(
    'channels.write',
    'Says to which address a provider sends the browser back, to be registered there.',
  ),
  'POST /channels/:id/sign-in': note('channels.write', 'Begins to sign in at the provider of a channel.'),
  'POST /channels/sign-in': note(
    'channels.write',
    'Ends a sign-in at a provider, in the session that began it.',
  ),
  'GET /channels/:id': note('channels.read', 'Reads a channel; secrets are left out.'),
  'PATCH /channels/:id': note('channels.write', 'Changes, pauses or resumes a channel.'),
  'DELETE /channels/:id': note('channels.write', 'Closes a channel for good; its messages stay.'),
  'POST /channels/:id/test': note('channels.write', 'Tries a channel as it is kept.'),
  'POST /channels/:id/resend': note(
    'channels.write',
    'Sends again what a channel could not send through a fault of its own.',
  ),
  'POST /channels/:id/standing': note(
    'channels.write',
    'Asks the name servers what a channel’s domains say of its mail, and what they should say.',
  ),
  'GET /channels/:id/counts': note('channels.read', 'Counts what came by a channel and what became of it.'),

  'GET /tickets': note(
    'tickets.read',
    'Lists the tickets of a view, narrowed by a filter, in one of three orders.',
  ),
  'POST /tickets': note('messages.send', 'Opens a ticket by writing to somebody.'),
  'GET /tickets/:id': note('tickets.read', 'Reads a ticket with the newest page of its thread.'),
  'PATCH /tickets/:id': note(
    'tickets.write',
    'Changes a ticket, of the version in If-Match where one is given.',
  ),
  'GET /tickets/:id/messages': note('tickets.read', 'Reads a page of a thread, from the newest backwards.'),
  'POST /tickets/:id/messages': note(
    ['messages.send', 'tickets.write'],
    'Adds an answer, a note or a forward.',
  ),
  'GET /tickets/:id/clocks': note('tickets.read', 'Lists the clocks of a ticket with how each was computed.'),
  'POST /tickets/:id/follow-ups': note(
    'tickets.write',
    'Writes down what was promised to a customer, and by when.',
  ),
  'POST /tickets/:id/follow-ups/:clockId/done': note('tickets.write', 'Ends what was promised: it was done.'),
  'POST /tickets/:id/follow-ups/:clockId/cancel': note(
    'tickets.write',
    'Ends what was promised without its being done, with the reason.',
  ),
  'GET /tickets/:id/cure': note(
    'messages.send',
    'Tells how much time a customer would have to complete a legal matter, and the warning that goes with it.',
  ),
  'POST /tickets/:id/cure': note(
    'messages.send',
    'Asks the customer for what a legal matter lacks; its time stands until she completes it.',
  ),
  'GET /tickets/:id/clocks/:clockId/extension': note(
    'messages.send',
    'Tells how far a deadline of the law may be put off, and what the customer would be told of it.',
  ),
  'POST /tickets/:id/clocks/:clockId/extension': note(
    'messages.send',
    'Takes the one extension that the law allows for a deadline, and tells the customer, with the reason.',
  ),
  'POST /tickets/:id/clocks/:clockId/decision': note(
    'tickets.write',
    'Says that a matter is decided, where the law gives its notice a time of its own.',
  ),
  'GET /tickets/:id/transfer': note(
    'messages.send',
    'Tells by when the law wants a matter handed to whose it is to decide, and what the customer would be told.',
  ),
  'POST /tickets/:id/transfer': note(
    'messages.send',
    'Ends a matter that is another body’s to decide, and tells the customer where it went.',
  ),
  'POST /tickets/:id/approvals': note('tickets.write', 'Asks a second person for what a regime guards.'),
  'POST /approvals/:id/approve': note(
    'approvals.decide',
    'Approves what a colleague asked for, and does it.',
  ),
  'POST /approvals/:id/refuse': note('approvals.decide', 'Refuses what a colleague asked for.'),
  'POST /approvals/:id/withdraw': note('tickets.write', 'Takes back what one asked for.'),
  'GET /promises/now': note(
    'reports.read',
    'Counts what is late and what soon will be, by queue and channel.',
  ),
  'GET /breaches': note('reports.read', 'Lists what was promised and not kept.'),
  'PATCH /breaches/:id': note(
    'breaches.write',
    'Notes why a promise was broken, and what was done about it.',
  ),
  'GET /approvals': note('tickets.read', 'Lists what waits for a second person, or what one decided.'),
  'GET /tickets/:id/receipts': note(
    'tickets.read',
    'Lists what its senders were told on arrival, with the proof of it, or why they were not.',
  ),
  'GET /tickets/:id/moves': note('tickets.read', 'Lists what was moved out of a ticket or into it.'),
  'POST /tickets/:id/moves': note(
    'tickets.write',
    'Moves messages to another ticket, or to one of their own.',
  ),
  'POST /tickets/:id/merge': note('tickets.write', 'Moves a whole ticket into another.'),
  'POST /moves/:id/undo': note('tickets.write', 'Moves messages back to where they were.'),
  'POST /tickets/:id/participants': note('tickets.write', 'Lets somebody take part in a ticket.'),
  'DELETE /tickets/:id/participants': note('tickets.write', 'Ends the part of somebody in a ticket.'),
  'DELETE /tickets/:id/suggestions/:otherId': note(
    'tickets.write',
    'Says that two tickets are not the same matter.',
  ),
  'GET /tickets/:id/draft': note(
    'tickets.write',
    'Reads what the calling agent is writing on a ticket: an answer or a forward, and a note.',
  ),
  'PUT /tickets/:id/draft': note(
    'tickets.write',
    'Keeps what the calling agent is writing on a ticket, and hands back what it took the place of.',
  ),
  'DELETE /tickets/:id/draft': note(
    'tickets.write',
    'Throws away what the calling agent was writing on a ticket; nothing newer than `knownAt`.',
  ),
  'DELETE /messages/:id': note(
    'messages.send',
    'Calls a message back before it leaves and answers what was written: a forward as a forward.',
  ),
  'POST /messages/:id/resend': note('messages.send', 'Sends a message again that failed or may be lost.'),
  'DELETE /messages/:id/suggestion': note(
    'tickets.write',
    'Says that a message belongs in its ticket though its subject is another.',
  ),
  'POST /messages/:id/mark': note(
    'messages.send',
    'Says of a message that was sent whether it answers, with the reason; the clocks follow.',
  ),
  'DELETE /messages/:id/mark': note(
    'messages.send',
    'Takes back what was said of a message after it was sent.',
  ),
  'POST /messages/:id/redact': note('messages.redact', 'Blacks a message or one of its files out for good.'),
  'GET /messages/:id/original': note('tickets.read', 'Reads a message as it came.', { gives: 'text/plain' }),
  'GET /messages/:id/headers': note('tickets.read', 'Reads the header of a message as it came.'),
  'GET /messages/:id/html': note('tickets.read', 'Reads the page of a message, without scripts.', {
    gives: 'text/html',
  }),
  'GET /remote-image': note('everybody', 'Fetches a picture of a mail page, by a signed address.', {
    gives: 'image/*',
  }),
  'POST /uploads': note(
    'tickets.write',
    'Uploads one file of 25 MB at most for a message that is being written.',
  ),

  'GET /arrivals': note('quarantine.read', 'Lists what came and is in no ticket, with the reason.'),
  'GET /arrivals/:id/original': note('quarantine.read', 'Reads what came as it came.', {
    gives: 'text/plain',
  }),
  'POST /arrivals/:id/release': note('quarantine.write', 'Makes a ticket of what was kept back.'),
  'POST /arrivals/:id/dismiss': note('quarantine.write', 'Says that what was kept back needs nobody.'),

  'GET /uploads/:id': note('tickets.write', 'Reads a picture that the caller uploaded for a message.', {
    gives: 'image/*',
  }),
  'PUT /messages/:id/departure': note(
    'messages.send',
    'Lets a message that is to leave later leave at another time, or now.',
  ),

  'GET /answers': note('tickets.read', 'Lists the canned answers and macros that the caller may use.'),
  'POST /answers': note(['answers.write', 'tickets.write'], 'Makes a canned answer or a macro.'),
  'PUT /answers/:id': note(['answers.write', 'tickets.write'], 'Writes a canned answer or a macro anew.'),
  'DELETE /answers/:id': note(['answers.write', 'tickets.write'], 'Puts a canned answer or a macro away.'),
  'POST /answers/:id/uses': note('tickets.write', 'Counts that an answer was used.'),
  'POST /tickets/:id/macros': note(
    'tickets.write',
    'Uses a macro on a ticket, with a message where one is given, all or none of it.',
  ),

  'GET /rules': note('tickets.read', 'Lists the rules in their order.'),
  'POST /rules': note('rules.write', 'Makes a rule, behind the others.'),
  'PUT /rules/:id': note('rules.write', 'Writes a rule anew.'),
  'DELETE /rules/:id': note('rules.write', 'Deletes a rule.'),
  'PUT /rules/order': note('rules.write', 'Puts the rules into an order.'),
  'POST /rules/explain': note(
    'rules.write',
    'Tells what each rule would do with a ticket that is there, and why; changes nothing.',
  ),
  'POST /rules/test': note('rules.write', 'Tells which of the last 200 tickets a rule would match, and why.'),

  'GET /absences': note('agents.read', 'Lists who is away until when.'),
  'PUT /agents/:id/absence': note(
    ['tickets.write', 'teams.write'],
    'Says until when an agent is away, and who takes over meanwhile.',
  ),
  'DELETE /agents/:id/absence': note(['tickets.write', 'teams.write'], 'Says that an agent is back.'),

  'GET /customers': note('customers.read', 'Lists customers, or finds them by name or address.'),
  'GET /customers/:id': note('customers.read', 'Reads a customer with identities and tickets.'),
  'POST /customers': note('customers.write', 'Makes a customer.'),
  'PATCH /customers/:id': note('customers.write', 'Changes a customer.'),
  'POST /customers/:id/identities': note('customers.write', 'Adds an identity to a customer.'),
  'DELETE /customers/:id/identities/:otherId': note('customers.write', 'Takes an identity off a customer.'),
  'GET /blocked-identities': note('customers.read', 'Lists the identities that are not heard, newest first.'),
  'POST /customers/:id/identities/:otherId/block': note(
    'customers.write',
    'Says that what comes from an identity is not to be heard; it is listed as ignored.',
  ),
  'POST /customers/:id/identities/:otherId/unblock': note('customers.write', 'Hears an identity again.'),
  'POST /customers/:id/moves': note(
    'customers.write',
    'Moves identities to another customer; without identities all of them, which joins the two.',
  ),
  'POST /customer-moves/:id/undo': note('customers.write', 'Undoes a move of identities.'),
  'DELETE /customers/:id/suggestions/:otherId': note(
    'customers.write',
    'Says that two customers are two people.',
  ),
  'GET /customers/:id/export': note('customers.export', 'Exports all that is kept of a person.', {
    gives: 'application/json',
  }),
  'POST /customers/:id/restrict': note('customers.erase', 'Blocks the data of a customer.'),
  'POST /customers/:id/lift-restriction': note('customers.erase', 'Lifts the block of a customer.'),
  'POST /customers/:id/erase': note(
    'customers.erase',
    'Erases a blocked customer for good, and says what it could not reach.',
  ),

  'POST /tickets/bulk': note(
    'tickets.write',
    'Does one thing to up to 200 tickets, and says of each whether it was done and what leads back.',
  ),
  'PUT /tickets/:id/seen': note('tickets.read', 'Says how far the calling agent has read a ticket.'),
  'DELETE /tickets/:id/seen': note('tickets.read', 'Marks a ticket as unread for the calling agent.'),
  'PUT /tickets/:id/follow': note('tickets.read', 'Tells the calling agent of what comes to a ticket.'),
  'DELETE /tickets/:id/follow': note('tickets.read', 'No longer tells the calling agent of a ticket.'),
  'GET /tags': note('tickets.read', 'Lists the tags in use, or finds them by what is typed.'),
  'POST /tags/rename': note(
    'teams.write',
    'Renames a tag everywhere; a name that is there makes one of two.',
  ),
  'POST /tags/colour': note('teams.write', 'Gives a tag a colour, or takes it away.'),
  'POST /tags/delete': note('teams.write', 'Takes a tag off every ticket.'),

  'GET /views': note('tickets.read', 'Lists the saved views: shared ones, and those of the calling agent.'),
  'GET /views/counts': note('tickets.read', 'Counts the tickets of every view, up to 99 and "more".'),
  'POST /views': note('tickets.read', 'Saves a view; a shared one needs the right to arrange teams.'),
  'POST /views/order': note(
    'tickets.read',
    'Puts views in order; shared ones need the right to arrange teams.',
  ),
  'PATCH /views/:id': note(
    'tickets.read',
    'Changes a saved view; a shared one needs the right to arrange teams.',
  ),
  'DELETE /views/:id': note(
    'tickets.read',
    'Deletes a saved view; a shared one needs the right to arrange teams.',
  ),

  'GET /notifications': note('tickets.read', 'Lists what the calling agent was told of, newest first.'),
  'GET /notifications/count': note('tickets.read', 'Counts what the calling agent has not read.'),
  'POST /notifications/read': note('tickets.read', 'Marks notifications of the calling agent as read.'),
  'GET /me/notifications': note('signedIn', 'Reads how the calling agent wants to be told of what.'),
  'PUT /me/notifications': note('signedIn', 'Chooses how the calling agent is told of what.'),

  'GET /fields': note('tickets.read', 'Lists the custom fields, those put away too.'),
  'POST /fields': note('settings.write', 'Makes a custom field for tickets or customers.'),
  'PATCH /fields/:id': note('settings.write', 'Changes a custom field, or puts it away.'),
  'GET /tickets/:id/fields': note('tickets.read', 'Reads what a ticket holds in its custom fields.'),
  'PATCH /tickets/:id/fields': note('tickets.write', 'Fills in custom fields of a ticket.'),
  'GET /customers/:id/fields': note('customers.read', 'Reads what a customer holds in custom fields.'),
  'PATCH /customers/:id/fields': note('customers.write', 'Fills in custom fields of a customer.'),
  'GET /organisations/:id': note('customers.read', 'Reads an organisation with its domains and counts.'),
  'GET /organisations/:id/tickets': note(
    'tickets.read',
    'Lists the tickets of an organisation and of its people, newest activity first.',
  ),
  'PATCH /organisations/:id/domains': note(
    'customers.write',
    'Says under which domains the people of an organisation write.',
  ),
  'GET /customers/:id/organisation-suggestions': note(
    'customers.read',
    'Tells to which organisations a person may belong, by the domain of an address.',
  ),
  'GET /imports': note('imports.write', 'Lists the imports of customers, newest first.'),
  'POST /imports': note('imports.write', 'Begins an import with a file that was uploaded.'),
  'GET /imports/:id': note('imports.write', 'Reads an import and how far it is.'),
  'PATCH /imports/:id': note('imports.write', 'Says how the file of an import is to be read.'),
  'POST /imports/:id/check': note(
    'imports.write',
    'Has every line of an import looked at, and nothing changed.',
  ),
  'POST /imports/:id/run': note('imports.write', 'Has the lines of an import entered.'),
  'POST /imports/:id/cancel': note('imports.write', 'Stops an import; what was entered stays.'),
  'POST /imports/:id/undo': note('imports.write', 'Takes an import back: what has gone on since stays.'),
  'GET /imports/:id/rows': note('imports.write', 'Lists what becomes of each line of an import.'),
  'GET /imports/:id/result': note('imports.write', 'Gives the outcome of each line of an import.', {
    gives: 'text/csv',
  }),
  'GET /tickets.csv': note('tickets.export', 'Gives the tickets of a list as CSV, the newest first.', {
    gives: 'text/csv',
  }),
  'GET /customers.csv': note(
    'customers.export',
    'Gives customers as CSV, in columns by which an import knows them.',
    { gives: 'text/csv' },
  ),
  'GET /breaches.csv': note(
    ['reports.read', 'tickets.export'],
    'Gives the register of broken promises as CSV, the oldest first.',
    { gives: 'text/csv' },
  ),
  'GET /reports/overview': note(
    'reports.read',
    'Counts who waits, how long first answers took, and what was answered and resolved.',
  ),
  'GET /reports/overview.csv': note('reports.read', 'Gives one table of the report for a spreadsheet.', {
    gives: 'text/csv',
  }),
  'GET /calendars': note('tickets.read', 'Lists the calendars with what each year of them rests on.'),
  'POST /calendars': note(
    'promises.write',
    'Makes a calendar: a municipality’s or the organisation’s own, which lies on another, or a whole one.',
  ),
  'GET /calendars/:code': note('tickets.read', 'Reads a calendar with all its days, in any of its versions.'),
  'PATCH /calendars/:code': note('promises.write', 'Changes the name, zone or working days of a calendar.'),
  'DELETE /calendars/:code': note(
    'promises.write',
    'Deletes a calendar that did not come with the program and by which nothing counts.',
  ),
  'PUT /calendars/:code/years/:year': note(
    'promises.write',
    'Says which days of a year are holidays; what was computed by the version before stays as it is.',
  ),
  'POST /calendars/:code/import': note(
    'promises.write',
    'Brings holidays in from a file, or tells what it would bring in.',
  ),
  'GET /opening-hours': note('tickets.read', 'Lists the opening hours, and which of them are open now.'),
  'POST /opening-hours': note('promises.write', 'Makes opening hours.'),
  'PUT /opening-hours/:id': note('promises.write', 'Changes opening hours.'),
  'POST /opening-hours/:id/default': note('promises.write', 'Makes opening hours the organisation’s own.'),
  'DELETE /opening-hours/:id': note('promises.write', 'Puts opening hours away in which no promise counts.'),
  'POST /opening-hours/preview': note(
    'tickets.read',
    'Tells how the next days would be with opening hours that need not be kept yet.',
  ),
  'GET /service-promises': note('tickets.read', 'Lists what is promised to whom, in the order that decides.'),
  'POST /service-promises': note('promises.write', 'Makes a promise.'),
  'PUT /service-promises/order': note('promises.write', 'Puts the promises in order.'),
  'PUT /service-promises/:id': note('promises.write', 'Changes a promise; clocks that run by it run on.'),
  'DELETE /service-promises/:id': note('promises.write', 'Ends a promise; clocks that run by it run on.'),
  'POST /service-promises/test': note(
    'tickets.read',
    'Tells which promise would count for a ticket, and by when.',
  ),
  'GET /segments': note('customers.read', 'Lists the segments of customers in use.'),
  'GET /regime': note(
    'tickets.read',
    'Reads which laws bind, how their times are counted, and all profiles.',
  ),
  'PUT /regime': note('settings.write', 'Says which laws bind and how their times are counted.'),
  'POST /regime/test': note('tickets.read', 'Tells which times the law would set for a matter.'),
  'GET /escalation': note('tickets.read', 'Tells who hears of a broken promise, and when.'),
  'PUT /escalation': note('promises.write', 'Says who hears of a broken promise, and when.'),
  'GET /event-types': note('settings.write', 'Lists the types of events that a webhook can ask for.'),
  'GET /webhooks': note('settings.write', 'Lists the webhooks with what waits for them.'),
  'POST /webhooks': note('settings.write', 'Makes a webhook and shows its secret this once.', {
    isSecret: true,
  }),
  'GET /webhooks/:id': note('settings.write', 'Reads a webhook.'),
  'PATCH /webhooks/:id': note('settings.write', 'Changes a webhook, or switches it on or off.'),
  'DELETE /webhooks/:id': note('settings.write', 'Ends a webhook and forgets what it was sent.'),
  'POST /webhooks/:id/rotate-secret': note(
    'settings.write',
    'Makes a new secret and shows it this once; the old one signs beside it for a while.',
    { isSecret: true },
  ),
  'POST /webhooks/:id/resume': note('settings.write', 'Lets a paused webhook go on where it stood.'),
  'POST /webhooks/:id/test': note('settings.write', 'Sends a webhook a test and tells what came back.'),
  'GET /webhooks/:id/deliveries': note('settings.write', 'Lists what a webhook was sent, newest first.'),
  'POST /webhooks/:id/replay': note(
    'settings.write',
    'Sends one delivery again, or all that failed, under the ids that they had.',
  ),

  'GET /search': note('tickets.read', 'Finds tickets by key or words, and customers by name or address.'),
  'GET /events': note(
    'events.read',
    'Reads what happened after a position, as far as the caller may know it.',
  ),
};

/** The note of a route as Fastify registered it. */
export const noteOf = (method: string, url: string): RouteNote | undefined =>
  routeNotes[`${method} ${url.replace(/^\/api\/v1/, '')}`];
