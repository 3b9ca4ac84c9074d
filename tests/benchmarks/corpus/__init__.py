"""Songs whose beats are known, made from free material: what the ears are tuned and measured on."""
