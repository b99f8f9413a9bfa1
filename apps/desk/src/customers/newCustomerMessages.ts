import { defineMessages } from '@hilo/ui/i18n';

/** Setting down a customer by hand, or one more way to reach somebody. */
export const newCustomerMessages = defineMessages({
  es: {
    'new.create': 'Crear',
    'new.contact': 'Correo o teléfono',
    'new.add': 'Añadir',
    'new.contactWrong': 'No parece un correo ni un teléfono.',
    'new.nothing': 'Escribe un nombre, un correo o un teléfono.',
    'new.taken': 'Ya es de otra ficha.',
    'new.whose': 'Verla',
    'new.isOrganisation': 'Es una organización',
  },
  en: {
    'new.create': 'Create',
    'new.contact': 'E-mail or phone',
    'new.add': 'Add',
    'new.contactWrong': 'This looks like neither an e-mail address nor a phone number.',
    'new.nothing': 'Type a name, an e-mail address or a phone number.',
    'new.taken': 'It belongs to another customer.',
    'new.whose': 'See whose',
    'new.isOrganisation': 'It is an organisation',
  },
});
