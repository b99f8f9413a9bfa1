/**
 * Every error that the API can answer, as RFC 9457 problem details. One list: code, HTTP status, whether trying
 * again can help, and what it says in short, in English, for logs and programs; the desk has words of its own for each.
 * docs/ERRORS.md is made from it.
 */
export type ErrorEntry = {
    status: number;
    retryable: boolean;
    title: string;
};
export declare const errorCodes: {
    readonly 'request.invalid': {
        readonly status: 400;
        readonly retryable: false;
        readonly title: 'The request is not as it should be';
    };
    readonly 'request.tooLarge': {
        readonly status: 413;
        readonly retryable: false;
        readonly title: 'The request is too large';
    };
    readonly 'request.tooMany': {
        readonly status: 429;
        readonly retryable: true;
        readonly title: 'Too many requests';
    };
    readonly 'request.mediaType': {
        readonly status: 415;
        readonly retryable: false;
        readonly title: 'This type of content is not taken here';
    };
    readonly 'request.timeout': {
        readonly status: 408;
        readonly retryable: true;
        readonly title: 'The request took too long to arrive';
    };
    readonly 'cursor.invalid': {
        readonly status: 400;
        readonly retryable: false;
        readonly title: 'The cursor is not of this list';
    };
    readonly 'auth.required': {
        readonly status: 401;
        readonly retryable: false;
        readonly title: 'Nobody is signed in';
    };
    readonly 'auth.wrong': {
        readonly status: 401;
        readonly retryable: false;
        readonly title: 'Address, password or code is wrong';
    };
    readonly 'auth.forbidden': {
        readonly status: 403;
        readonly retryable: false;
        readonly title: 'This is not allowed to whoever asks';
    };
    readonly 'auth.origin': {
        readonly status: 403;
        readonly retryable: false;
        readonly title: 'The request comes from another site';
    };
    readonly 'setup.done': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'The set-up is over';
    };
    readonly 'setup.token': {
        readonly status: 403;
        readonly retryable: false;
        readonly title: 'The link of the set-up is not the right one';
    };
    readonly 'invitation.invalid': {
        readonly status: 410;
        readonly retryable: false;
        readonly title: 'The link is used up or too old';
    };
    readonly 'resource.notFound': {
        readonly status: 404;
        readonly retryable: false;
        readonly title: 'There is no such thing';
    };
    readonly 'resource.changed': {
        readonly status: 412;
        readonly retryable: true;
        readonly title: 'It was changed meanwhile';
    };
    readonly 'resource.conflict': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'It cannot be done as things are';
    };
    readonly 'idempotency.reused': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'The key was used for another request';
    };
    readonly 'idempotency.running': {
        readonly status: 409;
        readonly retryable: true;
        readonly title: 'The same request is being carried out';
    };
    readonly 'idempotency.answerLost': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'It was carried out, and the answer is lost';
    };
    readonly 'ticket.noChannel': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'No channel can carry an answer';
    };
    readonly 'ticket.noRecipient': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'Nobody is named to write to';
    };
    readonly 'ticket.followUpNeeded': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'It has to be said when it comes back';
    };
    readonly 'ticket.guarded': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'The law asks for more before this';
    };
    readonly 'approval.decided': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'It was decided already';
    };
    readonly 'approval.own': {
        readonly status: 403;
        readonly retryable: false;
        readonly title: 'Nobody decides what he asked for himself';
    };
    readonly 'clock.ended': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'The clock has ended';
    };
    readonly 'clock.notExtended': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'This deadline cannot be put off';
    };
    readonly 'field.required': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'A field has to be filled in first';
    };
    readonly 'message.empty': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'There is nothing in the message';
    };
    readonly 'message.hasGaps': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'A gap of the text is not filled in';
    };
    readonly 'message.reasonNeeded': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'A reason is needed';
    };
    readonly 'message.overLimit': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'The message is larger than the channel takes';
    };
    readonly 'message.windowClosed': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'The channel takes no answer any more';
    };
    readonly 'message.alreadySent': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'The message has left';
    };
    readonly 'message.notFailed': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'The message did not fail';
    };
    readonly 'message.outdated': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'The date that the message gives no longer holds';
    };
    readonly 'move.undone': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'The move was undone already';
    };
    readonly 'move.overtaken': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'A later move took the same';
    };
    readonly 'customer.restricted': {
        readonly status: 423;
        readonly retryable: false;
        readonly title: 'The data of this customer are blocked';
    };
    readonly 'agent.lastAdministrator': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'One administrator has to stay';
    };
    readonly 'promise.lastGeneral': {
        readonly status: 409;
        readonly retryable: false;
        readonly title: 'One general promise has to stay';
    };
    readonly 'channel.settings': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'The settings of the channel are not right';
    };
    readonly 'import.notText': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'The file is no text';
    };
    readonly 'import.noLines': {
        readonly status: 422;
        readonly retryable: false;
        readonly title: 'The file has no lines under its headings';
    };
    readonly 'file.tooLarge': {
        readonly status: 413;
        readonly retryable: false;
        readonly title: 'The file is too large';
    };
    readonly 'report.slow': {
        readonly status: 503;
        readonly retryable: true;
        readonly title: 'The report takes too long';
    };
    readonly 'storage.full': {
        readonly status: 507;
        readonly retryable: true;
        readonly title: 'The disk is full';
    };
    readonly 'database.unavailable': {
        readonly status: 503;
        readonly retryable: true;
        readonly title: 'The database does not answer';
    };
    readonly internal: {
        readonly status: 500;
        readonly retryable: false;
        readonly title: 'Something went wrong here';
    };
};
export type ErrorCode = keyof typeof errorCodes;
/**
 * What a use-case throws. `facts` are shown to the caller: field names, limits, who may; never a secret.
 */
export declare class HiloError extends Error {
    readonly code: ErrorCode;
    readonly facts: Record<string, unknown>;
    constructor(code: ErrorCode, detail: string, facts?: Record<string, unknown>, cause?: unknown);
}
