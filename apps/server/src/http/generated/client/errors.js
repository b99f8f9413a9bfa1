export const errorCodes = {
    'request.invalid': { status: 400, retryable: false, title: 'The request is not as it should be' },
    'request.tooLarge': { status: 413, retryable: false, title: 'The request is too large' },
    'request.tooMany': { status: 429, retryable: true, title: 'Too many requests' },
    'request.mediaType': { status: 415, retryable: false, title: 'This type of content is not taken here' },
    'request.timeout': { status: 408, retryable: true, title: 'The request took too long to arrive' },
    'cursor.invalid': { status: 400, retryable: false, title: 'The cursor is not of this list' },
    'auth.required': { status: 401, retryable: false, title: 'Nobody is signed in' },
    'auth.wrong': { status: 401, retryable: false, title: 'Address, password or code is wrong' },
    'auth.forbidden': { status: 403, retryable: false, title: 'This is not allowed to whoever asks' },
    'auth.origin': { status: 403, retryable: false, title: 'The request comes from another site' },
    'setup.done': { status: 409, retryable: false, title: 'The set-up is over' },
    'setup.token': { status: 403, retryable: false, title: 'The link of the set-up is not the right one' },
    'invitation.invalid': { status: 410, retryable: false, title: 'The link is used up or too old' },
    'resource.notFound': { status: 404, retryable: false, title: 'There is no such thing' },
    'resource.changed': { status: 412, retryable: true, title: 'It was changed meanwhile' },
    'resource.conflict': { status: 409, retryable: false, title: 'It cannot be done as things are' },
    'idempotency.reused': { status: 422, retryable: false, title: 'The key was used for another request' },
    'idempotency.running': { status: 409, retryable: true, title: 'The same request is being carried out' },
    'idempotency.answerLost': {
        status: 409,
        retryable: false,
        title: 'It was carried out, and the answer is lost',
    },
    'ticket.noChannel': { status: 422, retryable: false, title: 'No channel can carry an answer' },
    'ticket.noRecipient': { status: 422, retryable: false, title: 'Nobody is named to write to' },
    'ticket.followUpNeeded': { status: 422, retryable: false, title: 'It has to be said when it comes back' },
    'ticket.guarded': { status: 422, retryable: false, title: 'The law asks for more before this' },
    'approval.decided': { status: 409, retryable: false, title: 'It was decided already' },
    'approval.own': { status: 403, retryable: false, title: 'Nobody decides what he asked for himself' },
    'clock.ended': { status: 409, retryable: false, title: 'The clock has ended' },
    'clock.notExtended': { status: 422, retryable: false, title: 'This deadline cannot be put off' },
    'field.required': { status: 422, retryable: false, title: 'A field has to be filled in first' },
    'message.empty': { status: 422, retryable: false, title: 'There is nothing in the message' },
    'message.hasGaps': { status: 422, retryable: false, title: 'A gap of the text is not filled in' },
    'message.reasonNeeded': { status: 422, retryable: false, title: 'A reason is needed' },
    'message.overLimit': {
        status: 422,
        retryable: false,
        title: 'The message is larger than the channel takes',
    },
    'message.windowClosed': { status: 422, retryable: false, title: 'The channel takes no answer any more' },
    'message.alreadySent': { status: 409, retryable: false, title: 'The message has left' },
    'message.notFailed': { status: 409, retryable: false, title: 'The message did not fail' },
    'message.outdated': {
        status: 409,
        retryable: false,
        title: 'The date that the message gives no longer holds',
    },
    'move.undone': { status: 409, retryable: false, title: 'The move was undone already' },
    'move.overtaken': { status: 409, retryable: false, title: 'A later move took the same' },
    'customer.restricted': { status: 423, retryable: false, title: 'The data of this customer are blocked' },
    'agent.lastAdministrator': { status: 409, retryable: false, title: 'One administrator has to stay' },
    'promise.lastGeneral': { status: 409, retryable: false, title: 'One general promise has to stay' },
    'channel.settings': { status: 422, retryable: false, title: 'The settings of the channel are not right' },
    'import.notText': { status: 422, retryable: false, title: 'The file is no text' },
    'import.noLines': { status: 422, retryable: false, title: 'The file has no lines under its headings' },
    'file.tooLarge': { status: 413, retryable: false, title: 'The file is too large' },
    'report.slow': { status: 503, retryable: true, title: 'The report takes too long' },
    'storage.full': { status: 507, retryable: true, title: 'The disk is full' },
    'database.unavailable': { status: 503, retryable: true, title: 'The database does not answer' },
    internal: { status: 500, retryable: false, title: 'Something went wrong here' },
};
/**
 * What a use-case throws. `facts` are shown to the caller: field names, limits, who may; never a secret.
 */
export class HiloError extends Error {
    code;
    facts;
    constructor(code, detail, facts = {}, cause) {
        super(detail, cause === undefined ? undefined : { cause });
        this.name = 'HiloError';
        this.code = code;
        this.facts = facts;
    }
}
