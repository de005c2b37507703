/**
 * The e-mails that the identity pool sends. It has one text for all, so each of the platform's languages has its
 * paragraph. The pool fills in `{username}` and `{####}`: the temporary password, or the code.
 */
type Paragraphs = { readonly de: string; readonly en: string; readonly fr: string; readonly ar: string }

const invited: Paragraphs = {
  de: 'Sie sind zu Passerelle eingeladen. Melden Sie sich innerhalb von sieben Tagen mit {username} und dem vorläufigen Kennwort {####} an und wählen Sie dann ein eigenes.',
  en: 'You are invited to Passerelle. Within seven days, sign in as {username} with the temporary password {####}, then choose your own.',
  fr: 'Vous êtes invité(e) à rejoindre Passerelle. Connectez-vous dans les sept jours avec {username} et le mot de passe provisoire {####}, puis choisissez le vôtre.',
  ar: 'أنت مدعو إلى Passerelle. سجّل الدخول خلال سبعة أيام باسم {username} وكلمة المرور المؤقتة {####}، ثم اختر كلمة مرور خاصة بك.',
}

const codeSent: Paragraphs = {
  de: 'Ihr Code für Passerelle ist {####}. Wenn Sie ihn nicht angefordert haben, tun Sie nichts.',
  en: 'Your code for Passerelle is {####}. If you did not ask for it, do nothing.',
  fr: "Votre code pour Passerelle est {####}. Si vous ne l'avez pas demandé, ne faites rien.",
  ar: 'رمزك في Passerelle هو {####}. إذا لم تطلبه فلا تفعل شيئًا.',
}

export const invitation = {
  emailSubject: 'Passerelle: Einladung · Invitation · دعوة',
  emailBody: html(invited),
}

export const verification = { emailSubject: 'Passerelle: Code · رمز', emailBody: html(codeSent) }

function html(paragraphs: Paragraphs): string {
  return Object.entries(paragraphs)
    .map(([language, text]) => `<p lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">${text}</p>`)
    .join('\n')
}
