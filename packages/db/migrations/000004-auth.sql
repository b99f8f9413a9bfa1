-- Logins: the tables of better-auth 1.7.6 (passwords, sessions, one-time codes) as the library prints them, in a schema
-- of their own. A test compares them with what the library expects, so that a newer one cannot be taken in unseen.

create schema if not exists "auth";

create table "auth"."user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null,
  "twoFactorEnabled" boolean
);

create table "auth"."session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "auth"."user" ("id") on delete cascade
);

create table "auth"."account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "auth"."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz not null
);

create table "auth"."verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null
);

create table "auth"."twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references "auth"."user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);

create table "auth"."rateLimit" (
  "id" text not null primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);

create index "session_userId_idx" on "auth"."session" ("userId");
create index "account_userId_idx" on "auth"."account" ("userId");
create index "verification_identifier_idx" on "auth"."verification" ("identifier");
create index "twoFactor_secret_idx" on "auth"."twoFactor" ("secret");
create index "twoFactor_userId_idx" on "auth"."twoFactor" ("userId");

-- Ours: who signed in and what was refused, newest first, without reading the whole log.
create index event_sign_in on event (position desc) where type in ('agent.signedIn', 'agent.signInFailed');
create index agent_invitation_agent on agent_invitation (agent_id);
