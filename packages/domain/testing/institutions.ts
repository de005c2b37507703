import type { Named } from '../networks/likeness.ts'

type Spelled = { readonly country: string; readonly place?: string; readonly spellings: readonly string[] }

/**
 * Institutions as people write them down: invented ones, each in several spellings. Rows at even places were looked at
 * while the likeness was made, those at odd places never.
 */
const table: readonly Spelled[] = [
  {
    country: 'MX',
    place: 'Saltillo',
    spellings: [
      'Casa del Migrante Esperanza A.C.',
      'CASA DEL MIGRANTE ESPERANZA AC',
      'Casa Migrante Esperanza',
      'Casa del Mig. Esperanza, A. C.',
    ],
  },
  {
    country: 'MX',
    place: 'Tijuana',
    spellings: [
      'Albergue Puerta del Norte, A.C.',
      'Puerta del Norte',
      'ALBERGUE PUERTA DEL NORTE',
      'Alb. Puerta d. Norte AC',
    ],
  },
  {
    country: 'MX',
    place: 'Oaxaca',
    spellings: [
      'Asociación Civil Manos que Siembran',
      'Manos que Siembran A.C.',
      'Asoc. Civil Manos q. Siembran',
      'MANOS QUE SIEMBRAN',
    ],
  },
  {
    country: 'MX',
    place: 'Puebla',
    spellings: [
      'Instituto para la Movilidad y los Derechos',
      'Inst. para la Movilidad y los Derechos, A.C.',
      'Instituto Movilidad y Derechos',
      'IMD',
    ],
  },
  {
    country: 'MX',
    spellings: [
      'Red de Acompañamiento al Retorno',
      'Red Acompanamiento al Retorno',
      'RED DE ACOMPAÑAMIENTO AL RETORNO (RAR)',
      'RAR',
    ],
  },
  {
    country: 'MX',
    place: 'Tapachula',
    spellings: [
      'Centro de Derechos Humanos Fray Tomás, A.C.',
      'Centro de DDHH Fray Tomas',
      'Ctr. de Derechos Humanos Fray Tomás',
      'Centro Derechos Humanos Fray Tomás AC',
    ],
  },
  {
    country: 'MX',
    place: 'Monterrey',
    spellings: [
      'Fundación Nuevo Comienzo, I.A.P.',
      'Fundacion Nuevo Comienzo IAP',
      'Fund. Nuevo Comienzo',
      'Nuevo Comienzo I. A. P.',
    ],
  },
  {
    country: 'MX',
    place: 'Guadalajara',
    spellings: [
      'Servicios Jesuitas de Caminantes',
      'Serv. Jesuitas de Caminantes',
      'SERVICIOS JESUITAS CAMINANTES A.C.',
      'Servicios Jesuítas de Caminantes',
    ],
  },
  {
    country: 'MX',
    place: 'Ciudad de México',
    spellings: [
      'Universidad Abierta del Valle',
      'Univ. Abierta del Valle',
      'UNIVERSIDAD ABIERTA DEL VALLE',
      'UAV',
    ],
  },
  {
    country: 'MX',
    place: 'Mexicali',
    spellings: [
      'Hotel Migrante Frontera Solidaria',
      'Hotel Migrante “Frontera Solidaria”',
      'HOTEL MIGRANTE FRONTERA SOLIDARIA, A.C.',
      'Hotel del Migrante Frontera Solidaria',
    ],
  },
  {
    country: 'MX',
    place: 'Juárez',
    spellings: [
      'Casa San José Obrero',
      'Casa S. José Obrero',
      'Casa San Jose Obrero, A.C.',
      'CASA SAN JOSE OBRERO',
    ],
  },
  {
    country: 'MX',
    place: 'Hermosillo',
    spellings: [
      'Comité de Ayuda a Familias Separadas',
      'Comite de Ayuda a Familias Separadas A.C.',
      'Comité Ayuda Familias Separadas',
      'CAFS',
    ],
  },
  {
    country: 'MX',
    place: 'Zacatecas',
    spellings: [
      'Escuela Secundaria Técnica 12',
      'Esc. Secundaria Técnica 12',
      'ESCUELA SECUNDARIA TECNICA No. 12',
      'Escuela Sec. Técnica 12',
    ],
  },
  {
    country: 'MX',
    place: 'Zacatecas',
    spellings: [
      'Escuela Secundaria Técnica 21',
      'Esc. Secundaria Tecnica 21',
      'ESCUELA SECUNDARIA TÉCNICA NO. 21',
      'Escuela Sec. Técnica 21',
    ],
  },
  {
    country: 'MX',
    place: 'Morelia',
    spellings: [
      'Mujeres Tejiendo Caminos',
      'Mujeres tejiendo caminos A.C.',
      'MUJERES TEJIENDO CAMINOS, AC',
      'Mujeres Tegiendo Caminos',
    ],
  },
  {
    country: 'MX',
    place: 'León',
    spellings: [
      'Cámara de Comercio del Bajío',
      'Camara de Comercio del Bajio',
      'CAMARA DE COMERCIO BAJIO',
      'Cámara Comercio del Bajío',
    ],
  },
  {
    country: 'MX',
    place: 'Nogales',
    spellings: [
      'Iniciativa Kilómetro Uno',
      'Iniciativa Kilometro Uno A.C.',
      'INICIATIVA KILÓMETRO UNO',
      'Iniciativa Kilometro 1',
    ],
  },
  {
    country: 'MX',
    place: 'Reynosa',
    spellings: [
      'Casa Betania del Camino',
      'Casa Betania d. Camino',
      'CASA BETANIA DEL CAMINO A. C.',
      'Casa Bethania del Camino',
    ],
  },
  {
    country: 'TN',
    place: 'Tunis',
    spellings: ['جمعية الأمل', 'Jamiyat al-Amal', 'Association El Amal', 'Association Al Amal (ONG)'],
  },
  {
    country: 'TN',
    place: 'Sfax',
    spellings: ['جمعية النور', 'Association Ennour', 'Association Al Nour', 'Jamiyat Al-Nur'],
  },
  {
    country: 'IQ',
    place: 'Erbil',
    spellings: ['مؤسسة الرحمة', 'Muassasa al-Rahma', 'Al-Rahma Foundation', 'Rahma Foundation (NGO)'],
  },
  {
    country: 'IQ',
    place: 'Baghdad',
    spellings: ['مركز الفرات', 'Markaz al-Furat', 'Al Furat Centre', 'Furat Center'],
  },
  {
    country: 'MA',
    place: 'Rabat',
    spellings: ['جمعية الوفاق', 'Association Al Wifaq', 'Association El Wifak', 'Jamiya al-Wifaq'],
  },
  {
    country: 'MA',
    place: 'Tanger',
    spellings: ['جمعية التضامن', 'Association Attadamoun', 'Association Al Tadamun', 'Jamiyat al-Tadamun'],
  },
  {
    country: 'DE',
    place: 'München',
    spellings: [
      'Brückenbauer Süd e.V.',
      'Brueckenbauer Süd eV',
      'BRÜCKENBAUER SÜD e. V.',
      'Brückenbauer Süd, eingetragener Verein',
    ],
  },
  {
    country: 'DE',
    place: 'Nürnberg',
    spellings: [
      'Werkstatt Zukunft gGmbH',
      'Werkstatt Zukunft gemeinnützige GmbH',
      'WERKSTATT ZUKUNFT gGmbH',
      'Werkstatt „Zukunft“',
    ],
  },
  {
    country: 'DE',
    place: 'Augsburg',
    spellings: [
      'Rückkehrberatung Lechtal',
      'Rueckkehrberatung Lechtal',
      'Rückkehrberatung im Lechtal',
      'RÜCKKEHRBERATUNG LECHTAL e.V.',
    ],
  },
  {
    country: 'DE',
    place: 'Würzburg',
    spellings: [
      'Diakonisches Werk Mainbogen',
      'Diakon. Werk Mainbogen e.V.',
      'Diakonisches Werk Main-Bogen',
      'DIAKONISCHES WERK MAINBOGEN',
    ],
  },
  {
    country: 'DE',
    place: 'Bamberg',
    spellings: [
      'Berufsschule am Regnitzufer',
      'Berufsschule Regnitzufer',
      'BERUFSSCHULE AM REGNITZUFER',
      'Staatl. Berufsschule am Regnitzufer',
    ],
  },
  {
    country: 'DE',
    place: 'Passau',
    spellings: [
      'Ausländerbehörde Dreiflüsse',
      'Auslaenderbehoerde Dreifluesse',
      'Ausländerbehörde Drei Flüsse',
      'AUSLÄNDERBEHÖRDE DREIFLÜSSE',
    ],
  },
  {
    country: 'SN',
    place: 'Dakar',
    spellings: [
      'Association des Femmes de Guédiawaye',
      'Assoc. Femmes de Guediawaye',
      'ASSOCIATION FEMMES GUEDIAWAYE',
      'Ass. des Femmes de Guédiawaye (ONG)',
    ],
  },
  {
    country: 'SN',
    place: 'Thiès',
    spellings: [
      'Groupe d’appui aux migrants de retour',
      'Groupe d’Appui aux Migrants de Retour ONG',
      'Groupe appui migrants retour',
      'GAMR',
    ],
  },
  {
    country: 'SN',
    place: 'Saint-Louis',
    spellings: [
      'Centre de formation Teranga',
      'Centre formation Téranga',
      'CENTRE DE FORMATION TERANGA SARL',
      'Ctr. de formation Teranga',
    ],
  },
  {
    country: 'SN',
    place: 'Kaolack',
    spellings: [
      'Fondation Baobab Vert',
      'Fondation Baobab vert (FBV)',
      'FONDATION BAOBAB-VERT',
      'Baobab Vert',
    ],
  },
  {
    country: 'NE',
    place: 'Niamey',
    spellings: ['ONG Espoir du Sahel', 'Espoir du Sahel', 'ESPOIR DU SAHEL (NGO)', 'O.N.G. Espoir du Sahel'],
  },
  {
    country: 'NE',
    place: 'Agadez',
    spellings: [
      'Comité local des artisans',
      'Comite local des Artisans',
      'Comité local artisans ONG',
      'COMITE LOCAL DES ARTISANS',
    ],
  },
  {
    country: 'MX',
    place: 'Celaya',
    spellings: ['Casa del Migrante', 'Casa del Migrante A.C.', 'CASA DEL MIGRANTE, AC', 'Casa Migrante'],
  },
  {
    country: 'MX',
    place: 'Irapuato',
    spellings: [
      'Casa San Juan Obrero',
      'Casa San Juan Obrero AC',
      'CASA SAN JUAN OBRERO',
      'Casa S. Juan Obrero',
    ],
  },
  {
    country: 'MX',
    place: 'Apizaco',
    spellings: [
      'Casa del Migrante La Sagrada',
      'Casa Migrante La Sagrada A.C.',
      'CASA DEL MIGRANTE LA SAGRADA',
      'Casa del Mig. La Sagrada',
    ],
  },
  {
    country: 'MX',
    place: 'Torreón',
    spellings: ['Fundación Nueva Vida', 'Fundacion Nueva Vida A.C.', 'Fund. Nueva Vida', 'NUEVA VIDA IAP'],
  },
  {
    country: 'DE',
    place: 'Regensburg',
    spellings: [
      'Werkstatt Heimat gGmbH',
      'Werkstatt Heimat',
      'WERKSTATT HEIMAT GGMBH',
      'Werkstatt Heimat gemeinnützige GmbH',
    ],
  },
  {
    country: 'DE',
    place: 'Landshut',
    spellings: [
      'Brückenbauer Nord e.V.',
      'Brueckenbauer Nord',
      'BRÜCKENBAUER NORD EV',
      'Brückenbauer Nord e. V.',
    ],
  },
]

/** One spelling of an institution of the table; the same `group` means the same institution. */
export type SpelledInstitution = Named & { readonly group: number }

/** Each spelling of the institutions at even or at odd places; one of two stands without its place. */
export function spelledInstitutions(part: 'seen' | 'held out'): readonly SpelledInstitution[] {
  return table.flatMap(({ country, place, spellings }, group) =>
    group % 2 === (part === 'seen' ? 0 : 1)
      ? spellings.map((name, at) => ({
          group,
          name,
          otherNames: [],
          country,
          ...(place && at % 2 === 0 && { place }),
        }))
      : [],
  )
}
