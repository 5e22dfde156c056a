import type { Language } from '../../core/i18n.ts'
import type { Role } from '../../core/permissions.ts'

/** What the pages say to which links in mails and of the platform lead. */
export interface EntranceWords {
  invitation: Record<'title' | 'text' | 'email' | 'name' | 'nameHint' | 'password' | 'passwordHint' | 'submit', string>
  accepted: Record<'title' | 'text', string>
  visit: Record<'title' | 'text' | 'submit', string>
  /** By the code of the refusal; `other` for all the rest. */
  refusals: Record<'over' | 'link' | 'credentials' | 'weak' | 'tooMany' | 'name' | 'other', string>
  refused: string
  roles: Record<Role, string>
}

export const entranceWords: Record<Language, EntranceWords> = {
  en: {
    invitation: {
      title: 'Invitation',
      text: 'You are invited to work here, as:',
      email: 'Address',
      name: 'Name',
      nameHint: 'If you are new',
      password: 'Password',
      passwordHint: 'Your own, or if you are new, one of ten characters or more',
      submit: 'Accept',
    },
    accepted: { title: 'Welcome', text: 'You have a place here now. Sign in with your address and your password.' },
    visit: { title: 'Visit of support', text: 'The link works once. Owners see who came and why.', submit: 'Enter' },
    refusals: {
      over: 'This invitation is over: ask for another one.',
      link: 'This link leads nowhere any more: ask for another one.',
      credentials: 'The password is wrong.',
      weak: 'A password needs ten characters or more, and is not the address.',
      tooMany: 'Too many attempts: ask for another invitation.',
      name: 'Whoever is new needs a name and a password.',
      other: 'That did not work. Try again from the link.',
    },
    refused: 'Not possible',
    roles: { owner: 'owner', manager: 'manager', reception: 'reception', staff: 'staff', accountant: 'accountant' },
  },
  fr: {
    invitation: {
      title: 'Invitation',
      text: 'Vous êtes invité à travailler ici, avec le rôle\u202f:',
      email: 'Adresse',
      name: 'Nom',
      nameHint: 'Si vous êtes nouveau',
      password: 'Mot de passe',
      passwordHint: 'Le vôtre, ou si vous êtes nouveau, un mot de dix caractères au moins',
      submit: 'Accepter',
    },
    accepted: {
      title: 'Bienvenue',
      text: 'Votre place est prête. Connectez-vous avec votre adresse et votre mot de passe.',
    },
    visit: {
      title: 'Visite de l’assistance',
      text: 'Le lien sert une fois. Les propriétaires voient qui est venu et pourquoi.',
      submit: 'Entrer',
    },
    refusals: {
      over: 'Cette invitation n’est plus valable\u202f: demandez-en une autre.',
      link: 'Ce lien ne mène plus nulle part\u202f: demandez-en un autre.',
      credentials: 'Le mot de passe est faux.',
      weak: 'Un mot de passe a dix caractères au moins, et n’est pas l’adresse.',
      tooMany: 'Trop d’essais\u202f: demandez une autre invitation.',
      name: 'Une personne nouvelle indique un nom et un mot de passe.',
      other: 'Cela n’a pas marché. Recommencez depuis le lien.',
    },
    refused: 'Impossible',
    roles: {
      owner: 'propriétaire',
      manager: 'gérant',
      reception: 'accueil',
      staff: 'équipe',
      accountant: 'comptable',
    },
  },
  ar: {
    invitation: {
      title: 'دعوة',
      text: 'أنت مدعو للعمل هنا بصفة:',
      email: 'العنوان',
      name: 'الاسم',
      nameHint: 'إن كنت جديدا',
      password: 'كلمة المرور',
      passwordHint: 'كلمة مرورك، أو إن كنت جديدا كلمة من عشرة أحرف على الأقل',
      submit: 'قبول',
    },
    accepted: { title: 'مرحبا', text: 'أصبح لك مكان هنا. سجّل الدخول بعنوانك وكلمة مرورك.' },
    visit: { title: 'زيارة الدعم', text: 'يعمل الرابط مرة واحدة. يرى المالكون من زار ولماذا.', submit: 'دخول' },
    refusals: {
      over: 'انتهت هذه الدعوة: اطلب دعوة أخرى.',
      link: 'لم يعد هذا الرابط يعمل: اطلب رابطا آخر.',
      credentials: 'كلمة المرور خاطئة.',
      weak: 'كلمة المرور عشرة أحرف على الأقل، وليست العنوان نفسه.',
      tooMany: 'محاولات كثيرة: اطلب دعوة أخرى.',
      name: 'على الجديد أن يكتب اسما وكلمة مرور.',
      other: 'لم ينجح ذلك. حاول مرة أخرى من الرابط.',
    },
    refused: 'غير ممكن',
    roles: { owner: 'مالك', manager: 'مدير', reception: 'استقبال', staff: 'فريق العمل', accountant: 'محاسب' },
  },
}
