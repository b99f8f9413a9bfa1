/**
 * Every error that the API can answer, as RFC 9457 problem details. One list: code, HTTP status, whether trying
 * again can help, the key of the words for people. docs/ERRORS.md is made from it.
 */
export type ErrorEntry = { status: number; retryable: boolean; message: string };

export const errorCodes = {
  'request.invalid': { status: 400, retryable: false, message: 'error.requestInvalid' },
  'request.tooLarge': { status: 413, retryable: false, message: 'error.requestTooLarge' },
  'request.tooMany': { status: 429, retryable: true, message: 'error.requestTooMany' },
  'request.mediaType': { status: 415, retryable: false, message: 'error.requestMediaType' },
  'request.timeout': { status: 408, retryable: true, message: 'error.requestTimeout' },
  'cursor.invalid': { status: 400, retryable: false, message: 'error.cursorInvalid' },
  'auth.required': { status: 401, retryable: false, message: 'error.authRequired' },
  'auth.wrong': { status: 401, retryable: false, message: 'error.authWrong' },
  'auth.forbidden': { status: 403, retryable: false, message: 'error.authForbidden' },
  'auth.origin': { status: 403, retryable: false, message: 'error.authOrigin' },
  'setup.done': { status: 409, retryable: false, message: 'error.setupDone' },
  'setup.token': { status: 403, retryable: false, message: 'error.setupToken' },
  'invitation.invalid': { status: 410, retryable: false, message: 'error.invitationInvalid' },
  'resource.notFound': { status: 404, retryable: false, message: 'error.notFound' },
  'resource.changed': { status: 412, retryable: true, message: 'error.changed' },
  'resource.conflict': { status: 409, retryable: false, message: 'error.conflict' },
  'idempotency.reused': { status: 422, retryable: false, message: 'error.idempotencyReused' },
  'idempotency.running': { status: 409, retryable: true, message: 'error.idempotencyRunning' },
  'idempotency.answerLost': { status: 409, retryable: false, message: 'error.idempotencyAnswerLost' },
  'ticket.noChannel': { status: 422, retryable: false, message: 'error.ticketNoChannel' },
  'ticket.noRecipient': { status: 422, retryable: false, message: 'error.ticketNoRecipient' },
  'ticket.followUpNeeded': { status: 422, retryable: false, message: 'error.followUpNeeded' },
  'ticket.guarded': { status: 422, retryable: false, message: 'error.ticketGuarded' },
  'approval.decided': { status: 409, retryable: false, message: 'error.approvalDecided' },
  'approval.own': { status: 403, retryable: false, message: 'error.approvalOwn' },
  'clock.ended': { status: 409, retryable: false, message: 'error.clockEnded' },
  'clock.notExtended': { status: 422, retryable: false, message: 'error.clockNotExtended' },
  'field.required': { status: 422, retryable: false, message: 'error.fieldRequired' },
  'message.empty': { status: 422, retryable: false, message: 'error.messageEmpty' },
  'message.hasGaps': { status: 422, retryable: false, message: 'error.messageHasGaps' },
  'message.reasonNeeded': { status: 422, retryable: false, message: 'error.messageReasonNeeded' },
  'message.overLimit': { status: 422, retryable: false, message: 'error.messageOverLimit' },
  'message.windowClosed': { status: 422, retryable: false, message: 'error.windowClosed' },
  'message.alreadySent': { status: 409, retryable: false, message: 'error.messageAlreadySent' },
  'message.notFailed': { status: 409, retryable: false, message: 'error.messageNotFailed' },
  'message.outdated': { status: 409, retryable: false, message: 'error.messageOutdated' },
  'move.undone': { status: 409, retryable: false, message: 'error.moveUndone' },
  'move.overtaken': { status: 409, retryable: false, message: 'error.moveOvertaken' },
  'customer.restricted': { status: 423, retryable: false, message: 'error.customerRestricted' },
  'agent.lastAdministrator': { status: 409, retryable: false, message: 'error.lastAdministrator' },
  'promise.lastGeneral': { status: 409, retryable: false, message: 'error.promiseLastGeneral' },
  'channel.settings': { status: 422, retryable: false, message: 'error.channelSettings' },
  'import.notText': { status: 422, retryable: false, message: 'error.importNotText' },
  'import.noLines': { status: 422, retryable: false, message: 'error.importNoLines' },
  'file.tooLarge': { status: 413, retryable: false, message: 'error.fileTooLarge' },
  'search.slow': { status: 503, retryable: true, message: 'error.searchSlow' },
  'storage.full': { status: 507, retryable: true, message: 'error.storageFull' },
  'database.unavailable': { status: 503, retryable: true, message: 'error.databaseUnavailable' },
  internal: { status: 500, retryable: false, message: 'error.internal' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCodes;

/**
 * What a use-case throws. `facts` are shown to the caller: field names, limits, who may; never a secret.
 */
export class HiloError extends Error {
  readonly code: ErrorCode;
  readonly facts: Record<string, unknown>;

  constructor(code: ErrorCode, detail: string, facts: Record<string, unknown> = {}, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause });
    this.name = 'HiloError';
    this.code = code;
    this.facts = facts;
  }
}
