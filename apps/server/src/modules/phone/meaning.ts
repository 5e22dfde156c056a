import { asciiDigits } from '../../core/phone.ts'

/** What somebody means by what they wrote. */
export type Meaning = 'yes' | 'move' | 'cancel' | 'stop' | 'start' | 'unknown'

/**
 * In French, Arabic, English, and the Arabic of Morocco in both letters. Whole messages, not words in them: who writes
 * more than this means more than this, and a person is to read it.
 */
const said: Readonly<Record<Exclude<Meaning, 'unknown'>, readonly string[]>> = {
  yes: [
    ...[
      '1',
      'oui',
      'ok',
      'okay',
      'd accord',
      'daccord',
      'c est bon',
      'je confirme',
      'confirme',
      'confirmer',
      'confirmé',
    ],
    ...[
      'yes',
      'y',
      'yep',
      'yeah',
      'confirm',
      'confirmed',
      'i confirm',
      'sure',
      'i will come',
      'je viens',
      'je serai la',
    ],
    ...['نعم', 'أجل', 'موافق', 'موافقة', 'أؤكد', 'تأكيد', 'حسنا', 'تمام', 'أكيد', 'إيه', 'آه', 'واخا', 'اوكي', 'مؤكد'],
    ...[
      'wakha',
      'wkha',
      'waxa',
      'ouakha',
      'iyeh',
      'iyyeh',
      'iyah',
      'ayeh',
      'ah',
      'eh',
      'naam',
      'na3am',
      'mezyan',
      'mzyan',
    ],
    ...['safi', 'صافي', 'مزيان', 'akid', 'tamam', '👍', '👌', '✅'],
  ],
  move: [
    ...['2', 'deplacer', 'déplacer', 'reporter', 'changer', 'modifier', 'decaler', 'changer l heure', 'autre heure'],
    ...['changer la date', 'changer le rendez vous', 'deplacer le rendez vous', 'modifier le rendez vous'],
    ...['move', 'reschedule', 'change', 'move it', 'another time', 'change time', 'change the time'],
    ...['تغيير', 'تأجيل', 'تغيير الموعد', 'تأجيل الموعد', 'غير', 'بدل', 'أجل الموعد', 'نبدل', 'بغيت نبدل'],
    ...['tbdil', 'tebdil', 'nbdel', 'bdel', 'beddel', 'bghit nbdel', 'bghit nbeddel', 'akhir', 'nakher'],
  ],
  cancel: [
    ...[
      '3',
      'annuler',
      'annule',
      'annulation',
      'j annule',
      'annuler le rendez vous',
      'non',
      'je ne viens pas',
      'je viens pas',
    ],
    ...['cancel', 'cancel it', 'no', 'n', 'nope', 'i cannot come', 'i can t come', 'cancel my appointment'],
    ...['إلغاء', 'إلغاء الموعد', 'ألغ', 'ألغي', 'لا', 'لن آتي', 'ما غاديش نجي', 'مغاديش نجي', 'لغي'],
    ...['la', 'lla', 'lghi', 'nlghi', 'bghit nlghi', 'ma ghadich nji', 'maghadich nji', 'manjich', '👎', '❌'],
  ],
  stop: [
    ...[
      'stop',
      'stopall',
      'stop all',
      'arret',
      'arrêt',
      'arreter',
      'unsubscribe',
      'opt out',
      'desabonner',
      'desinscrire',
    ],
    ...[
      'me desabonner',
      'stop sms',
      'stop whatsapp',
      'إلغاء الاشتراك',
      'الغ الاشتراك',
      'أوقف',
      'توقف',
      'قف',
      'وقف',
      'ستوب',
    ],
    ...['7bes', 'hbes', '7ebs', 'wqef'],
  ],
  start: [
    ...['start', 'unstop', 'reprendre', 'reabonner', 'me reabonner', 's abonner', 'subscribe', 'opt in'],
    ...['ابدأ', 'اشتراك', 'اشترك', 'إعادة الاشتراك', 'استئناف', 'ستارت'],
  ],
}

/** Courtesies, which change nothing. */
const courtesies = [
  ...['merci', 'merci beaucoup', 'svp', 's il vous plait', 'bonjour', 'please', 'thanks', 'thank you', 'hello', 'hi'],
  ...['شكرا', 'شكرا جزيلا', 'من فضلك', 'السلام عليكم', 'سلام', 'إن شاء الله', 'بارك الله فيك', 'عافاك'],
  ...['chokran', 'choukran', 'shukran', 'afak', '3afak', 'inchallah', 'incha allah', 'inshallah', 'salam', 'baraka'],
].map(plain)

const meanings = new Map(
  (Object.keys(said) as (keyof typeof said)[]).flatMap((meaning) =>
    said[meaning].map((text) => [plain(text), meaning]),
  ),
)

/**
 * Small letters without accents, marks, signs and colours of skin, digits as ours, and of the letters that Arabic writes
 * one for another each as one.
 */
function plain(text: string): string {
  return asciiDigits(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Emoji_Modifier}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[ٱأإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[^\p{L}\p{N}👍👌✅👎❌]+/gu, ' ')
    .trim()
}

export function meaningOf(text: string): Meaning {
  const words = plain(text.slice(0, 200))
  return meanings.get(words) ?? meanings.get(withoutCourtesies(words)) ?? 'unknown'
}

function withoutCourtesies(words: string): string {
  let left = words
  for (let before = ''; before !== left; ) {
    before = left
    for (const one of courtesies) {
      if (left.startsWith(`${one} `)) left = left.slice(one.length + 1)
      if (left.endsWith(` ${one}`)) left = left.slice(0, -one.length - 1)
    }
  }
  return left
}
