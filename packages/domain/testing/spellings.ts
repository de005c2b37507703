// Written down by hand before the search was, for its test alone: one person's name a line, in the spellings that
// German, English and French papers give it, and in its own script where it has one.

/** Given names, each with the ways in which it is spelled. */
export const givenNames = parsed(`
Mohammed|Muhammad|Mohamed|Mohammad|Mahomet|Muhamed|Mohamad|Mouhamed|محمد|مُحَمَّد
Ahmed|Ahmad|Ahmet|Achmed|Ahamed|أحمد|احمد
Mahmoud|Mahmud|Mahmood|Machmud|Mahmut|محمود
Hassan|Hasan|Hassane|Hasen|حسن
Hussein|Hussain|Husein|Houssein|Hossein|Hosein|Hüseyin|Husayn|حسين|حسین
Ali|Aly|Aliy|علي|على|علی
Omar|Umar|Omer|Ömer|Oumar|عمر
Othman|Uthman|Osman|Ousmane|Usman|عثمان
Khalid|Khaled|Chalid|Halid|Halit|خالد
Yusuf|Yousef|Youssef|Yousuf|Jusuf|Jussuf|Yosef|Youssouf|يوسف|یوسف
Ibrahim|Ebrahim|Ibraheem|Brahim|Ibrahima|İbrahim|إبراهيم|ابراهیم
Ismail|Ismael|Esmail|Esmaeil|Smail|İsmail|إسماعيل|اسماعیل
Abdullah|Abdallah|Abdoullah|Abdulla|Abdoulaye|عبدالله|عبد الله
Abdulrahman|Abdul Rahman|Abdurrahman|Abd al-Rahman|Abdelrahman|Abderrahman|Abdourahmane|عبد الرحمن|عبدالرحمن
Abdulkarim|Abdul Karim|Abdelkarim|Abd el-Kerim|Abdelkrim|Abdul Kareem|عبد الكريم|عبدالکریم
Qasim|Qassim|Kassem|Kasim|Ghasem|Qasem|Kacem|Kassim|قاسم
Jawad|Javad|Dschawad|Djawad|Dschavad|Cevat|جواد
Jamal|Gamal|Dschamal|Djamal|Jamaal|Cemal|Djamel|جمال
Jamila|Djamila|Dschamila|Jamileh|Cemile|Gamila|جميلة|جمیله
Mustafa|Mostafa|Moustafa|Moustapha|Mustapha|مصطفى|مصطفی
Rashid|Rachid|Raschid|Rasheed|Reşit|رشيد|رشید
Sharif|Cherif|Scharif|Shareef|Charif|Şerif|شريف|شریف
Shirin|Schirin|Chirine|Şirin|Shireen|Sherin|شيرين|شیرین
Fatima|Fatma|Fatemeh|Fatimah|Fatema|فاطمة|فاطمه
Aisha|Aicha|Aïcha|Aischa|Ayesha|Ayşe|Aysha|عائشة|عایشه
Khadija|Khadidja|Chadidscha|Khadijah|Khadijeh|Kadija|Kadidia|خديجة|خدیجه
Zainab|Zaynab|Zeinab|Zeynep|Seinab|Zineb|زينب|زینب
Maryam|Mariam|Meryem|Miriam|Myriam|Marjam|مريم|مریم
Leila|Layla|Laila|Leyla|Lejla|ليلى|لیلا
Nour|Noor|Nur|Nuur|نور
Amina|Aminah|Ameena|Emine|Amineh|أمينة|امینه
Amin|Ameen|Amine|Emin|أمين|امین
Said|Saeed|Saïd|Saied|Sait|سعيد|سعید
Sayed|Sayyid|Sayyed|Seyed|Syed|Seyyed|سيد|سید
Karim|Kareem|Kerim|Krim|كريم|کریم
Hamid|Hameed|Hamit|حميد|حمید
Farid|Fareed|Ferit|Férid|فريد|فرید
Farida|Fareeda|Faridah|Farideh|Feride|فريدة|فریده
Tariq|Tarik|Tarek|Tareq|Tarık|طارق
Faisal|Faysal|Feisal|Fayçal|Faysel|فيصل|فیصل
Walid|Waleed|Oualid|Velid|Valid|وليد|ولید
Yahya|Yahia|Jahja|Yehia|Yahja|يحيى|یحیی
Musa|Moussa|Mousa|Mussa|Moosa|موسى|موسی
Isa|Issa|Eesa|Eisa|Aissa|عيسى|عیسی
Suleiman|Sulaiman|Soleiman|Solaiman|Souleymane|Süleyman|Sulejman|سليمان|سلیمان
Salah|Salaah|Salaheh|صلاح
Saleh|Salih|Saalih|صالح
Nasser|Naser|Nasir|Nacer|ناصر
Nasima|Nasimah|Nassima|Naseema|نسيمة|نسیمه
Samira|Sameera|Samireh|Semira|سميرة|سمیرا
Zahra|Zohra|Sahra|Zahraa|Zehra|زهراء|زهرا
Ruqayya|Roqia|Rokaya|Rukia|Roghayeh|Rukiye|رقية|رقیه
Habib|Habeeb|Habip|حبيب|حبیب
Ghulam|Gholam|Gulam|Golam|غلام
Gulab|Golab|Gulaab|ګلاب|گلاب
Zarghuna|Zarghoona|Sarghuna|زرغونه
Spozhmai|Spozhmay|Spogmai|Spojmai|سپوږمۍ
Wazhma|Wajma|Vajma|Waschma|واژمه|وږمه
Torpekai|Torpekay|Turpekai|تورپیکی
Najib|Najeeb|Nadschib|Nadjib|Necip|Naguib|نجيب|نجیب
Najibullah|Najib Ullah|Nadschibullah|Najeebullah|نجیب الله|نجیب‌الله
Rahmatullah|Rahmat Ullah|Rahmatollah|رحمت الله|رحمت‌الله
Parwiz|Parviz|Parwez|Pervez|Perviz|پرویز
Parwana|Parvaneh|Parvana|پروانه
Farhad|Ferhad|Ferhat|فرهاد
Mehdi|Mahdi|Mehdy|Mahdy|مهدي|مهدی
Reza|Riza|Rıza|Rezah|رضا
Masoud|Massoud|Masood|Masud|Mesut|Massud|مسعود
Bashir|Bachir|Baschir|Basheer|Beşir|بشير|بشیر
Ashraf|Achraf|Aschraf|Eşref|أشرف|اشرف
Hashim|Hashem|Hachem|Haschim|Haşim|هاشم
Ilyas|Elias|Elyas|Ilias|İlyas|Iljas|إلياس|الیاس
Yaqub|Yaqoob|Yacoub|Jakub|Yakup|Yaghoub|يعقوب|یعقوب
Idris|Idriss|Edris|Idrees|Idrissa|إدريس|ادریس
Ayman|Aiman|Aymen|Eymen|أيمن
Iman|Eman|Imane|İman|إيمان
Gökhan|Goekhan|Gokhan
Çiğdem|Cigdem|Tschigdem
Yıldız|Yildiz|Jildis
Şükrü|Sükrü|Shukru|Schükrü|شكري
Özlem|Oezlem|Ozlem
Xhavit|Dzavit|Javit|Djavit
Shpresa|Schpresa|Špresa
Arbër|Arber|Arbeer
Qëndrim|Qendrim|Tschendrim|Çendrim
Xhemail|Džemail|Djemail|Jemail
Bujar|Buyar|Bujarr
Fatoumata|Fatumata|Fatoumatta|Fatmata
Mamadou|Mamadu|Mamoudou|Momodou|Mamodou
Lamin|Lamine|Lameen
Binta|Bintou|Bintu
Kofi|Koffi|Coffie
Kwame|Kwamé|Quame
Modou|Modu|Moudou
Awa|Hawa|Haoua
Chukwuemeka|Chukuemeka|Chukwu Emeka
Oluwaseun|Oluwa Seun|Oluwaseyun
Abubakar|Aboubacar|Abu Bakr|Abubakr|Abou Bakr|أبو بكر|ابوبکر
Haruna|Harouna|Haroona
Seydou|Seidu|Saidou|Seidou
`)

/** Family names, each with the ways in which it is spelled. */
export const familyNames = parsed(`
Ahmadi|Ahmady|Ahmedi|Achmadi|احمدی|أحمدي
Hosseini|Husseini|Hussaini|Hoseini|Houssaini|حسینی
Rahimi|Raheemi|Rahimy|رحیمی
Karimi|Kareemi|Kerimi|Karimy|کریمی
Mohammadi|Muhammadi|Mohamadi|Mohammady|محمدی
Nazari|Nasari|Nazary|نظری
Rezai|Rezaei|Rezaie|Rizai|رضایی
Haidari|Heydari|Haydari|Heidari|Haydary|حیدری
Qaderi|Ghaderi|Kaderi|Qadiri|Qadery|قادری
Noori|Nouri|Nuri|Noury|نوری
Azizi|Asisi|Azizy|عزیزی
Sharifi|Scharifi|Cherifi|Sharify|شریفی
Yusufzai|Yousafzai|Yousufzay|Jusufsai|یوسفزی
Stanikzai|Stanekzai|Stanikzay|ستانکزی
Ahmadzai|Ahmadzay|Achmadzai|احمدزی
Popal|Popaal|Poopal|پوپل
Khan|Chan|Khaan|خان
Al-Hassan|Alhassan|El Hassan|Al Hasan|الحسن
Al-Jubouri|Al Jaburi|Aljubouri|Al-Dschuburi|Al-Jibouri|الجبوري
Al-Khatib|El Khatib|Alchatib|Al Khateeb|Elkhatib|الخطيب
Haddad|Hadad|Haddade|حداد
Najjar|Nadschar|Naggar|Nadjar|نجار
Al-Saadi|Saadi|Al Sadi|Alsaadi|السعدي
Mansour|Mansur|Mansoor|منصور
Othmani|Osmani|Usmani|Uthmani|عثماني
Benali|Ben Ali|Bin Ali|بن علي
Bouazizi|Bouazzizi|Buasisi|بوعزيزي
Trabelsi|Trabelssi|Trabulsi|طرابلسي
El Idrissi|Idrissi|Al Idrisi|الإدريسي
Chaoui|Shawi|Schawi|Chaouy|شاوي
Kaddour|Qaddur|Kadur|Kaddur|قدور
Barzani|Barsani|Barzany|بارزاني
Jaafari|Jafari|Dschafari|Djaafari|Jafary|جعفري
Sheikh|Scheich|Cheikh|Shaikh|Shaykh|شيخ
Qureshi|Quraishi|Kureschi|Koraichi|قريشي|قریشی
Malik|Malek|Mallick|ملک
Chaudhry|Chaudhary|Choudhury|Chaudry|چودھری
Bhatti|Bhatty|Batti|بھٹی
Mirza|Mirsa|Mirzah|میرزا
Yılmaz|Yilmaz|Jilmas
Çelik|Celik|Tschelik
Öztürk|Oeztuerk|Ozturk
Şahin|Sahin|Schahin|Shahin
Kılıç|Kilic|Kilitsch
Doğan|Dogan|Doghan
Güneş|Günes|Guenesch|Gunes
Hoxha|Hodza|Hodja|Hodscha|Hodža
Krasniqi|Krasnici|Krasnići|Krasnitschi
Gashi|Gasi|Gaschi|Gaši
Berisha|Berisa|Berischa|Beriša
Shehu|Schehu|Sehu
Thaçi|Thaci|Taci|Tachi
Gjoka|Djoka|Đoka
Jovanović|Jovanovic|Jowanowitsch|Јовановић
Petrović|Petrovic|Petrowitsch|Петровић
Sydykov|Sydykow|Sidikov|Сыдыков
Diallo|Jallow|Jalloh|Dialo|Djallo
Ndiaye|N'Diaye|Njie|Njai
Cissé|Cisse|Ceesay|Sise
Touré|Toure|Touray|Turay|Ture
Diop|Diob|Dioup
Camara|Kamara|Kamarah
Traoré|Traore|Traoreh
Coulibaly|Kulibali|Coulibali|Koulibaly
Keita|Keïta|Kéita|Queita
Jammeh|Jamme|Djammeh|Diamé
Konaté|Konate|Konateh|Conateh
Okonkwo|Okonkwoh|Okonquo
Adeyemi|Adejemi|Adeyemie
Mensah|Mensa|Mensaah
Owusu|Owussu|Awusu
Danso|Dansoh|Dansou
Bojang|Bodjang|Bojang
Sanneh|Sané|Sanne|Sané
Ouattara|Watara|Wattara|Outtara
Abubakar|Abubacar|Aboubakar
Ibrahimi|Ebrahimi|Ibraheemi|Ibrahimy|ابراهیمی
Salimi|Saleemi|Salimy|سلیمی
Wardak|Wardag|Vardak|وردک
Zadran|Sadran|Jadran|ځدراڼ
`)

function parsed(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => [...new Set(line.split('|'))])
}
