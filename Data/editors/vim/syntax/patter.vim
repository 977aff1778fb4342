" patter call scripts. The kind of a line is told by its first characters, so each kind is a region
" of one line; front matter, reserved sections and letters are regions that go over lines.
if exists('b:current_syntax') | finish | endif

syntax case ignore
syntax sync minlines=200

" --- inside spoken words
syntax match  patterEscape  /\\./ contained
syntax match  patterStress  /\*\S\@=[^*]\{-}\S\@<=\*/ contained contains=patterInsert,patterEscape
syntax region patterInsert  matchgroup=patterBrace start=/{/ end=/}/ oneline contained
      \ contains=patterFallback
syntax match  patterFallback /[|｜][^}]*/ contained contains=patterSeparator
syntax match  patterSeparator /[|｜]/ contained
syntax cluster patterWords contains=patterInsert,patterStress,patterEscape

" --- directives and their expressions
syntax region patterString  start=/["“”]/ skip=/\\./ end=/["“”]/ oneline contained
syntax match  patterNumber  /\<-\?\d[0-9.:-]*\>/ contained
syntax match  patterOperator /[<>=!]=\?\|[-+*/]\s\@=/ contained
syntax keyword patterKeyword if else set and or not is at least most more less than known
      \ unknown yes no minute minutes hour hours day days week weeks month months contained
syntax keyword patterBuiltIn score attempt elapsed now daypart variant contained
syntax match  patterBuiltIn /\<\%(lead\|agent\|campaign\)\.\k\+/ contained
syntax region patterDirective matchgroup=patterBracket start=/[[［【]/ end=/[]］】]/ oneline
      \ contained contains=patterKeyword,patterBuiltIn,patterString,patterNumber,patterOperator,
      \patterLetter,patterMust
syntax match  patterMust    /\%([[［【]\s*\)\@<=must\%(\s*[]］】]\)\@=/ contained
syntax match  patterLetter  /\%([[［【]\s*\)\@<=\a\%(\s*[]］】]\)\@=/ contained

" --- ways on
syntax match  patterTarget  /\%(->\|→\)\s*[!！]\?\k\+\%(\/\k\+\)\?/ contained contains=patterArrow
syntax match  patterOutcome /\%(=>\|⇒\)\s*\k\+/ contained contains=patterArrow
syntax match  patterArrow   /->\|=>\|→\|⇒/ contained

" --- lines of a step
syntax match  patterComment /^\s*\/\/.*$/ contains=patterAllow
syntax match  patterAllow   /\%(\/\/\s*\)\@<=allow:.*$/ contained
syntax match  patterNote    /^\s*>\s.*$/ contains=@patterWords
syntax match  patterAsk     /^\s*[?？]\s.*$/ contains=patterAskMark
syntax match  patterAskMark /\%(^\s*\|[]］】]\s*\)\@<=[?？]/ contained
syntax match  patterPhrases /^\s*\~\s.*$/ contains=patterSeparator
syntax match  patterJump    /^\s*\%(->\|=>\|→\|⇒\)\s.*$/
      \ contains=patterTarget,patterOutcome,patterDirective
syntax match  patterGuarded /^\s*[[［【].*$/
      \ contains=patterDirective,patterGuardedJump,patterGuardedAsk,patterGuardedNote,@patterWords
syntax match  patterGuardedJump /\%([]］】]\s*\)\@<=\%(->\|=>\|→\|⇒\)\s.*$/ contained
      \ contains=patterTarget,patterOutcome,patterDirective
syntax match  patterGuardedAsk  /\%([]］】]\s*\)\@<=[?？]\s.*$/ contained contains=patterAskMark
syntax match  patterGuardedNote /\%([]］】]\s*\)\@<=>\s.*$/ contained contains=@patterWords
syntax match  patterSpoken  /^\s*[^-#?？>~/=\\\[［【[:blank:]→⇒].*$/ contains=@patterWords
syntax match  patterSpoken  /^\s*\\.*$/ contains=@patterWords

" --- replies: label, phrases, then a tail
syntax match  patterReply   /^\s*[-–]\s.*$/
      \ contains=patterReplyMark,patterSeparator,patterScore,patterReplyId,patterWas,patterDirective,
      \patterTarget,patterOutcome,patterInsert,patterEscape
syntax match  patterReplyMark /^\s*\zs[-–]\ze\s/ contained
syntax match  patterScore   /\s\zs[(（][+-]\d\+[)）]/ contained
syntax match  patterReplyId /\s\zs#\a\k*/ contained
syntax match  patterWas     /[(（]was\s[^)）]*[)）]/ contained

" --- headings
syntax match  patterStage   /^\s*[#＃]\s.*$/ contains=patterTitle
syntax match  patterReserved /^\s*[#＃]\s\+\%(anytime\|objections\)\>.*$/ contains=patterTitle
syntax match  patterStep    /^\s*##\s.*$/ contains=patterTitle,patterTime,patterWas
syntax match  patterCard    /^\s*##\s\+[!！].*$/ contains=patterTitle,patterWas
syntax match  patterRebuttal /^\s*###\s.*$/ contains=patterTitle,patterTime,patterWas
syntax match  patterTitle   /[:：]\s*\zs[^(（]*/ contained contains=patterInsert
syntax match  patterTime    /[(（]\d\+\s*[sm][)）]/ contained

" --- reserved sections, to the next section
syntax region patterFields matchgroup=patterReserved keepend transparent
      \ start=/^\s*[#＃]\s\+fields\>.*$/ end=/^\ze\s*[#＃]\s/
      \ contains=patterField,patterComment
syntax match  patterField   /^\s*[-–]\s.*$/ contained
      \ contains=patterReplyMark,patterType,patterName,patterString,patterSource
syntax match  patterName    /\%(^\s*[-–]\s\+\)\@<=\k\+/ contained
syntax match  patterType    /\%([:：]\s*\)\@<=\%(text\|number\|money\|date and time\|date\|time\|phone\|email\|link\|yes or no\|one of\|some of\|\d\+\.\.\d\+\)\>/ contained
syntax match  patterSource  /[,，]\s*\zs\%(for \|from lead\).*$/ contained
syntax region patterOutcomes matchgroup=patterReserved keepend transparent
      \ start=/^\s*[#＃]\s\+outcomes\>.*$/ end=/^\ze\s*[#＃]\s/
      \ contains=patterOutcomeItem,patterComment
syntax match  patterOutcomeItem /^\s*[-–]\s.*$/ contained
      \ contains=patterReplyMark,patterName,patterString,patterKind,patterAttribute
syntax match  patterKind    /\%([:：]\s*\)\@<=\%(won\|open\|lost\)\>/ contained
syntax match  patterAttribute /\<\%(needs\|call\s\+\%(in\|at\)\|mail\|task\|hand over to\|reheat in\|never call again\)\>/ contained
syntax region patterCadence matchgroup=patterReserved keepend transparent
      \ start=/^\s*[#＃]\s\+cadence\>.*$/ end=/^\ze\s*[#＃]\s/
      \ contains=patterTouch,patterComment
syntax match  patterTouch   /^\s*[-–]\s.*$/ contained
      \ contains=patterReplyMark,patterChannel,patterString,patterAfter
syntax match  patterChannel /\%([-–]\s\+\)\@<=\%(call\|mail\|linkedin\|task\)\>/ contained
syntax match  patterAfter   /\<after\s.*$/ contained
syntax region patterPersonas matchgroup=patterReserved keepend transparent
      \ start=/^\s*[#＃]\s\+personas\>.*$/ end=/^\ze\s*[#＃]\s/
      \ contains=patterPersona,patterTrait,patterNote,patterComment
syntax match  patterPersona /^\s*##\s.*$/ contained contains=patterTitle
syntax match  patterTrait   /^\s*[-–]\s.*$/ contained
      \ contains=patterReplyMark,patterTraitWord,patterShare
syntax match  patterTraitWord /\c\%([-–]\s\+\)\@<=\%(says\|objects\|interrupts\|yields\s\+after\|patience\|answers\)\>/ contained
syntax match  patterTraitWord /\c\%([-–]\s\+\)\@<=\%(mood\s\+\%(friendly\|neutral\|wary\|angry\)\|talks\s\+\%(much\|little\)\)\>/ contained
syntax match  patterTraitWord /\c\d\s*\zs\<\%(turns\?\|rebuttals\?\)\>/ contained
syntax match  patterTraitWord /\c\%(%\s\+\)\@<=at\>/ contained
syntax match  patterShare   /\d\+\%(\.\d\+\)\?\s*%/ contained

" --- letters: only names in braces and escapes work there
syntax region patterMessages matchgroup=patterReserved keepend
      \ start=/^\s*[#＃]\s\+messages\>.*$/ end=/^\ze\s*[#＃]\s/
      \ contains=patterMessage,patterInsert,patterEscape,patterComment
syntax match  patterMessage /^\s*##\s.*$/ contained contains=patterTitle,patterInsert

" --- front matter
syntax region patterFrontMatter matchgroup=patterFence start=/\%1l\%^\%uFEFF\?---\s*$/ end=/^---\s*$/
      \ keepend contains=patterKey,patterComment
syntax match  patterKey     /^\s*\k\+\ze\s*[:：]/ contained

" --- what nearly is structure is an error
syntax match  patterNearly  /^\s*\%(#\+[^#[:blank:]]\|->\S\|=>\S\|?\S\|\*\s\|•\s\|\d\+\.\s\).*$/

highlight default link patterFence      Delimiter
highlight default link patterKey        Keyword
highlight default link patterComment    Comment
highlight default link patterAllow      SpecialComment
highlight default link patterReserved   Structure
highlight default link patterStage      Title
highlight default link patterStep       Function
highlight default link patterCard       Exception
highlight default link patterRebuttal   Label
highlight default link patterPersona    Function
highlight default link patterMessage    Function
highlight default link patterTitle      String
highlight default link patterTime       Number
highlight default link patterWas        SpecialComment
highlight default link patterReplyMark  Delimiter
highlight default link patterSeparator  Delimiter
highlight default link patterReply      Identifier
highlight default link patterReplyId    Tag
highlight default link patterScore      Number
highlight default link patterPhrases    String
highlight default link patterArrow      Operator
highlight default link patterTarget     Special
highlight default link patterOutcome    Type
highlight default link patterBracket    Delimiter
highlight default link patterDirective  PreProc
highlight default link patterMust       Todo
highlight default link patterLetter     Constant
highlight default link patterKeyword    Conditional
highlight default link patterBuiltIn    Identifier
highlight default link patterOperator   Operator
highlight default link patterString     String
highlight default link patterNumber     Number
highlight default link patterShare      Number
highlight default link patterAskMark    Operator
highlight default link patterAsk        Identifier
highlight default link patterGuardedAsk Identifier
highlight default link patterNote       Comment
highlight default link patterGuardedNote Comment
highlight default link patterBrace      Delimiter
highlight default link patterInsert     Identifier
highlight default link patterFallback   String
highlight default link patterStress     Underlined
highlight default link patterEscape     SpecialChar
highlight default link patterName       Identifier
highlight default link patterType       Type
highlight default link patterSource     PreProc
highlight default link patterKind       Type
highlight default link patterAttribute  Statement
highlight default link patterChannel    Type
highlight default link patterAfter      Number
highlight default link patterTraitWord  Statement
highlight default link patterNearly     Error

let b:current_syntax = 'patter'
