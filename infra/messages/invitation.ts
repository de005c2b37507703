/**
 * The e-mail by which a member is invited. The identity pool has one text for all, so each of the platform's languages
 * has its paragraph. `{username}` and `{####}` (the temporary password) are filled in by the pool.
 */
const paragraphs = [
  {
    language: 'de',
    direction: 'ltr',
    text: 'Sie sind zu Passerelle eingeladen. Melden Sie sich innerhalb von sieben Tagen mit {username} und dem vorläufigen Kennwort {####} an und wählen Sie dann ein eigenes.',
  },
  {
    language: 'en',
    direction: 'ltr',
    text: 'You are invited to Passerelle. Within seven days, sign in as {username} with the temporary password {####}, then choose your own.',
  },
  {
    language: 'fr',
    direction: 'ltr',
    text: 'Vous êtes invité(e) à rejoindre Passerelle. Connectez-vous dans les sept jours avec {username} et le mot de passe provisoire {####}, puis choisissez le vôtre.',
  },
  {
    language: 'ar',
    direction: 'rtl',
    text: 'أنت مدعو إلى Passerelle. سجّل الدخول خلال سبعة أيام باسم {username} وكلمة المرور المؤقتة {####}، ثم اختر كلمة مرور خاصة بك.',
  },
]

export const invitation = {
  emailSubject: 'Passerelle: Einladung · Invitation · دعوة',
  emailBody: paragraphs
    .map(({ language, direction, text }) => `<p lang="${language}" dir="${direction}">${text}</p>`)
    .join('\n'),
}
