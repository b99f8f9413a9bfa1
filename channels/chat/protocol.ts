/**
 * What widget and server say to each other on `/channels/{channelId}/socket`: one JSON object in each text frame.
 * Types alone, so that the widget stays small; the server parses each frame that comes.
 *
 * A message of the visitor is kept by the widget until `accepted` names its `clientId`; sent again with the same
 * `clientId` it is the same message. Messages come in the order of their `position`; a widget that was away says
 * `after` in its `hello` and gets what it missed, once.
 */

export const protocolVersion = 1;

/** Longest text of one message, in characters. */
export const maxTextLength = 8_000;

export type ClientFrame =
  | {
      type: 'hello';
      version: typeof protocolVersion;
      /** What `welcome` gave this browser last time; null for a first visit. */
      token: string | null;
      /** A JWT by the site's own server, HS256 with the channel's secret. Null where the site names nobody. */
      identity: string | null;
      locale: 'es' | 'en';
      /** The last `position` this widget has; null to begin with the newest page. */
      after: number | null;
      /** Whether somebody can see the conversation: the widget is open and its page in front. */
      isVisible: boolean;
      /** The page the visitor is on, without query and fragment. */
      page: string | null;
    }
  | {
      type: 'message';
      /** Made by the widget: 128 random bits in hexadecimal. */
      clientId: string;
      text: string;
      /** Ids that `POST …/files` gave. */
      fileIds: string[];
      /** Tracking key of the ticket the visitor chose to go on with; null to let the server place it. */
      about: string | null;
      /** Whether the visitor wants a matter of its own. */
      isNew: boolean;
    }
  /** At most once in three seconds while keys are pressed. What is being written is never sent. */
  | { type: 'typing' }
  /** Everything up to this position was seen. */
  | { type: 'read'; position: number }
  | { type: 'visible'; isVisible: boolean }
  /** What came before the oldest message the widget has. */
  | { type: 'older'; before: number }
  /** Where the answer may go when the visitor has left. Null takes it back. */
  | { type: 'address'; clientId: string; address: string | null; name: string | null }
  /** Asks for the conversation by mail, to the address that was left or is signed. */
  | { type: 'transcript'; clientId: string }
  /** After 25 seconds without a frame: a page cannot see the pings of RFC 6455, and no other way has to tell a dead line. */
  | { type: 'ping' };

export type FrameOf<Type extends ClientFrame['type']> = Extract<ClientFrame, { type: Type }>;

export type ServerFrame =
  | {
      type: 'welcome';
      /** To be kept in this browser and said in the next `hello`. */
      token: string;
      visitor: { name: string | null; isVerified: boolean; address: string | null };
      desk: DeskState;
      /** The ticket that goes on here; null before the first message. */
      ticket: ChatTicket | null;
      /** Open tickets of a verified visitor that began elsewhere; she is asked whether it is about one of them. */
      offers: ChatTicket[];
      /** The newest page, or what was missed, in order. */
      messages: ChatMessage[];
      hasOlder: boolean;
      /** True where `after` was too long ago: what the widget holds is to be thrown away. */
      isAnew: boolean;
      /** Highest position that somebody of ours has read of the visitor's. */
      readUpTo: number;
    }
  | { type: 'message'; message: ChatMessage; ticket: ChatTicket }
  /** The visitor's message is kept, for good. Comes after the commit. */
  | { type: 'accepted'; clientId: string; message: ChatMessage; ticket: ChatTicket }
  /** It was not kept, and sending it again as it is will not help unless `retryAfterSeconds` is a number. */
  | { type: 'refused'; clientId: string; code: RefusalCode; retryAfterSeconds: number | null }
  /** A message was redacted: its text and files are gone. */
  | { type: 'redacted'; id: string }
  | { type: 'typing'; name: string; photoUrl: string | null }
  | { type: 'seen'; position: number }
  | { type: 'older'; messages: ChatMessage[]; hasOlder: boolean }
  | { type: 'desk'; desk: DeskState }
  | { type: 'ticket'; ticket: ChatTicket }
  | { type: 'done'; clientId: string }
  /** At once, to each `ping`, whatever else is going on. */
  | { type: 'pong' };

export type RefusalCode =
  | 'empty'
  | 'tooLong'
  | 'tooManyFiles'
  | 'unknownFile'
  | 'badAddress'
  | 'tooFast'
  | 'blocked'
  | 'noAddress'
  | 'unavailable';

export type ChatTicket = {
  trackingKey: string;
  subject: string | null;
  status: 'open' | 'waiting' | 'resolved';
};

export type ChatMessage = {
  id: string;
  /** Rises with each message of this conversation, with gaps. */
  position: number;
  /** `visitor`: this person, by whatever channel. `agent`: one of ours. `other`: somebody else in the ticket. */
  from: 'visitor' | 'agent' | 'other';
  name: string | null;
  /** Of the agent who wrote, where one is set. */
  photoUrl: string | null;
  text: string;
  /** ISO 8601. */
  at: string;
  /** What it came by, in the visitor's language, where it was not this chat: "correo". */
  by: string | null;
  files: ChatFile[];
  isRedacted: boolean;
  /** It only confirms that the visitor's own words came: `from` is the visitor, who is told of nothing new. */
  isReceipt?: true;
  /** The `clientId` under which this browser sent it, for what it still shows as on its way. */
  clientId: string | null;
};

export type ChatFile = {
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  /** Signed, good for hours. */
  url: string;
};

export type DeskState = {
  /** The name the visitor reads above the conversation. */
  title: string;
  /** What the channel says before the first message. */
  greeting: string;
  /** Whether somebody who can answer is there now. */
  isOnline: boolean;
  /** Nobody is there, yet it is open: how long an answer takes, in a few words. Null where there is no more to say. */
  standing: string | null;
  /** Shown where nobody is there: what happens with what is written now. */
  offlineText: string;
  consent: string | null;
  privacyUrl: string | null;
  maxFiles: number;
  maxFileBytes: number;
};

/** `POST /channels/{channelId}/files`, the bytes as body, `authorization: Bearer TOKEN`, `x-file-name` percent-encoded. */
export type FileAnswer = { id: string; name: string; type: string; size: number };

/** What the page's script and the frame say to each other by `postMessage`, each side checking the other's origin. */
export type PageMessage =
  | {
      to: 'hilo-frame';
      type: 'start';
      identity: string | null;
      theme: string | null;
      /** Any CSS colour; its hue becomes the accent. */
      colour: string | null;
      page: string;
    }
  | { to: 'hilo-frame'; type: 'opened' | 'closed' | 'forget' }
  | { to: 'hilo-frame'; type: 'identify'; identity: string };
export type FrameMessage =
  | { to: 'hilo-page'; type: 'ready' }
  | { to: 'hilo-page'; type: 'unread'; count: number; title: string | null }
  | { to: 'hilo-page'; type: 'close' }
  /** The signed identity is no longer good: the site's script is asked for a new one. */
  | { to: 'hilo-page'; type: 'identityNeeded' };
