/** Words of this channel in English. */
export const en: Record<string, string> = {
  'group.words': 'What people read',
  'group.site': 'Your site',
  'group.identity': 'Customers who are signed in to your site',
  'title.label': 'Name of the chat',
  'title.help':
    'Stands at the top: “Your company · Customer service”. One language is enough: what is missing in one is read in the other.',
  'greeting.label': 'Greeting',
  'greeting.help': 'Before the first message: what this chat is for.',
  'offlineText.label': 'When nobody is there',
  'offlineText.help': 'What happens with what is written now, and when it is answered.',
  'allowedOrigins.label': 'Sites that show it',
  'allowedOrigins.help':
    'For example https://shop.example. With none, the chat works on the test page alone.',
  'consent.label': 'Privacy notice',
  'consent.help': 'One line that is read before writing.',
  'privacyUrl.label': 'Privacy policy',
  'privacyUrl.help': 'The full address of the page.',
  'identitySecret.label': 'Identity secret',
  'identitySecret.help':
    'With it your server signs who the person is (JWT, HS256, at least 32 characters). She then sees her history on every device.',
  'previousIdentitySecret.label': 'Secret before that',
  'previousIdentitySecret.help':
    'Still counts while you change the secret on your site. Delete it afterwards.',
  'visitor.signIn': 'To talk to us, sign in to the site first.',
  'visitor.signInFormal': 'To talk to us, sign in to the site first.',
  'requiresIdentity.label': 'Only for those signed in to your site',
  'requiresIdentity.help':
    'Without a signed identity the chat does not open: whoever has not signed in is told to.',
};
