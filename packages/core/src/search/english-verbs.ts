/** Irregular English verbs: the infinitive and its other forms, as every grammar lists them. Left out are be, have, do, go. */
export const englishVerbs = `
arise arose arisen|become became|begin began begun|bend bent|bind bound|bite bit bitten|blow blew blown
break broke broken|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
come came|deal dealt|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feed fed|feel felt|fight fought|find found|fly flew flown|forbid forbade forbidden|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|grow grew grown|hang hung
hear heard|hide hid hidden|hold held|keep kept|know knew known|lead led|leave left|lend lent|light lit
lose lost|make made|mean meant|meet met|mistake mistook mistaken|overcome overcame|oversee oversaw overseen
pay paid|prove proven|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen
seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk
sing sang sung|sink sank sunk|sit sat|sleep slept|speak spoke spoken|spend spent|spring sprang sprung
stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|sweep swept|swim swam swum
take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|understand understood
undertake undertook undertaken|undo undid undone|wake woke woken|wear wore worn|weave wove woven|win won
withdraw withdrew withdrawn|withhold withheld|write wrote written
`;
