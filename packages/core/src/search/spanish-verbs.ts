/**
 * The irregular stems of the Spanish verbs that people write most to a company, after the models of conjugation of the
 * Real Academia: `infinitive: stems`. Prefixes stand before a plus sign and make verbs of their own (re+poner). Left out
 * are verbs that are nearly everywhere (ser, estar, haber, tener, ir) and stems that are another common word (cuenta).
 */
export const spanishVerbs = `
con re inter pre pro+venir: vien veng vin vendr
con de ob re sos man+tener: tien teng tuv tendr
poder: pued pud podr
dis pro su com im ex re pos+poner: pong pus pondr puest
querer: quier quis querr
des+hacer: hag hic hiz har hech
pre contra+decir: dig dij dic dir dich
saber: sep sup sabr
sobre+salir: salg saldr
valer: valg valdr
ex dis con a+traer: traig traj tray
de re+caer: caig cay
oír: oig oy
creer: crey
pro re tra con intro de se+ducir: duzc duj
des im ex+pedir: pid
servir: sirv
repetir: repit
medir: mid
elegir: elij elig
corregir: corrij corrig
con per pro+seguir: sigu sig
con di+sentir: sient sint
mentir: mient mint
preferir: prefier prefir
sugerir: sugier sugir
referir: refier refir
transferir: transfier transfir
requerir: requier requir
convertir: conviert convirt
invertir: inviert invirt
advertir: adviert advirt
adquirir: adquier
morir: muer mur muert
dormir: duerm durm
de re en+volver: vuelv vuelt
resolver: resuelv resuelt
disolver: disuelv disuelt
re con pro+mover: muev
romper: rot
re+abrir: abiert
des en re+cubrir: cubiert
escribir: escrit
inscribir: inscrit
suscribir: suscrit
describir: descrit
imprimir: impres
encontrar: encuentr
de+mostrar: muestr
com a+probar: prueb
recordar: recuerd
costar: cuest
rogar: rueg ruegu
colgar: cuelg cuelgu
renovar: renuev
soltar: suelt
forzar: fuerz fuerc
doler: duel
en+cerrar: cierr
empezar: empiez empiec empec
comenzar: comienz comienc comenc
pensar: piens
negar: nieg niegu
calentar: calient
recomendar: recomiend
perder: pierd
entender: entiend
atender: atiend
extender: extiend
defender: defiend
encender: enciend
andar: anduv
buscar: busqu
sacar: saqu
tocar: toqu
aplicar: apliqu
explicar: expliqu
indicar: indiqu
comunicar: comuniqu
verificar: verifiqu
modificar: modifiqu
rectificar: rectifiqu
notificar: notifiqu
justificar: justifiqu
certificar: certifiqu
publicar: publiqu
equivocar: equivoqu
colocar: coloqu
marcar: marqu
realizar: realic
utilizar: utilic
autorizar: autoric
alcanzar: alcanc
rechazar: rechac
garantizar: garantic
organizar: organic
finalizar: finalic
actualizar: actualic
localizar: localic
reemplazar: reemplac
cruzar: cruc
recoger: recoj
escoger: escoj
proteger: protej
exigir: exij
dirigir: dirij
re+conocer: conozc
ofrecer: ofrezc
a desa+parecer: parezc
agradecer: agradezc
pertenecer: pertenezc
establecer: establezc
merecer: merezc
nacer: nazc
construir: construy
incluir: incluy
concluir: concluy
excluir: excluy
sustituir: sustituy
destruir: destruy
distribuir: distribuy
disminuir: disminuy
contribuir: contribuy
`;

/** What a stem may end in, without accents: all tenses, and what a participle takes. */
export const spanishEndings = new Set(
  (
    'o a as an e es en amos ais emos eis imos is iste isteis io ieron eron iendo endo ' +
    'os iera ieras ieramos ierais ieran iese ieses iesemos iesen era eras eramos eran ese eses esen ' +
    'ia ias iamos iais ian'
  ).split(' '),
);

/** What is joined to an imperative, a gerund or an infinitive: díganme, devuélvanmelo. */
export const spanishPronouns = /(?:me|te|se|nos|os|l[aeo]s?)$/;
