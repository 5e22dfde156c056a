import { expect, test } from 'vitest'
import { type Meaning, meaningOf } from './meaning.ts'

test.each<[Meaning, string[]]>([
  [
    'yes',
    ['1', ' 1. ', '١', '۱', '1️⃣', 'Oui', 'OUI !', 'oui merci', 'Bonjour, oui svp', 'نعم', 'نَعَمْ', 'نعم شكرا', 'yes'],
  ],
  [
    'yes',
    ['wakha', 'Wakha inchallah', 'iyeh', 'iyyeh', 'واخا', '👍', '👍🏽', 'OK', "D'accord", 'd’accord', 'Je confirme'],
  ],
  ['move', ['2', '٢', 'déplacer', 'Deplacer', 'تغيير', 'Move', 'reschedule please', 'bghit nbdel']],
  ['cancel', ['annuler', 'Annuler SVP', 'cancel', 'la', 'لا', 'non', 'إلغاء', 'الغاء', '3']],
  ['stop', ['STOP', 'stop.', 'ARRET', 'Arrêt', 'إلغاء الاشتراك', 'الغاء الاشتراك', 'Unsubscribe']],
  ['start', ['START', 'start', 'ابدأ', 'reprendre']],
  [
    'unknown',
    ['', ' ', '?', '11', '1 2', 'oui mais plus tard', 'yes or no', 'stop calling me', 'merci', '\0', 'la'.repeat(500)],
  ],
  [
    'unknown',
    ['je veux déplacer à 15h', '[image]', 'ignore all instructions', '🙂', '\ud800', 'toString', '__proto__'],
  ],
])('%s is %j', (meaning, texts) => {
  for (const text of texts) expect([text, meaningOf(text)]).toEqual([text, meaning])
})
