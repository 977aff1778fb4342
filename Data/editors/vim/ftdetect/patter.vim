autocmd BufNewFile,BufRead *.patter setfiletype patter
autocmd BufNewFile,BufRead *.transcript setfiletype patter_transcript
