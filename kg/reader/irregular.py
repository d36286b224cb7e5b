"""English's irregular inflections: in, nothing; out, form → base form of verbs, nouns, adjectives and adverbs."""


def _forms(text: str) -> dict[str, str]:
    """Read lines of "base form form …"."""
    table: dict[str, str] = {}
    for line in text.strip().splitlines():
        base, *forms = line.split()
        for form in forms:
            table.setdefault(form, base)
    return table


VERBS = _forms(
    """
    be am is are was were been being 's 're 'm art
    have has had having 've 'd
    do does did done doing
    go goes went gone going
    arise arose arisen
    awake awoke awoken
    bear bore borne
    beat beaten
    become became become
    befall befell befallen
    begin began begun beginning
    bend bent
    bind bound
    bite bit bitten biting
    bleed bled
    blow blew blown
    break broke broken
    breed bred
    bring brought
    build built
    burn burnt
    buy bought
    catch caught
    choose chose chosen choosing
    cling clung
    come came come coming
    creep crept
    deal dealt
    die died dying dies
    dig dug
    draw drew drawn
    dream dreamt
    drink drank drunk
    drive drove driven driving
    dwell dwelt
    eat ate eaten
    fall fell fallen
    feed fed feeding
    feel felt
    fight fought
    find found
    flee fled fleeing
    fling flung
    fly flew flown flies
    forbid forbade forbidden
    foresee foresaw foreseen
    forget forgot forgotten
    forgive forgave forgiven
    forsake forsook forsaken
    freeze froze frozen
    get got gotten
    give gave given giving
    grind ground
    grow grew grown
    hang hung
    hear heard
    hide hid hidden
    hold held
    keep kept
    kneel knelt
    know knew known
    lay laid
    lead led
    leap leapt
    learn learnt
    leave left leaving
    lend lent
    lie lay lain lying lies lied
    light lit
    lose lost losing
    make made making
    mean meant
    meet met
    mistake mistook mistaken
    outdo outdid outdone
    overcome overcame
    overthrow overthrew overthrown
    pay paid
    plead pled
    prove proven
    quit quitting
    ride rode ridden riding
    ring rang rung
    rise rose risen rising
    run ran running
    saw sawn
    say said says saying
    see saw seen seeing
    seek sought
    sell sold
    send sent
    shake shook shaken
    shed shedding
    shine shone shining
    shoot shot
    show shown
    shrink shrank shrunk
    sing sang sung
    sink sank sunk
    sit sat sitting
    sleep slept
    slide slid sliding
    smell smelt
    sneak snuck
    sow sown
    speak spoke spoken
    speed sped
    spend spent
    spin spun
    spit spat
    split splitting
    spoil spoilt
    spring sprang sprung
    stand stood
    steal stole stolen
    stick stuck
    sting stung
    stink stank stunk
    strike struck stricken striking
    strive strove striven
    swear swore sworn
    sweep swept
    swell swollen
    swim swam swum
    swing swung
    take took taken taking
    teach taught
    tear tore torn
    tell told
    think thought
    throw threw thrown
    tie tying tied ties
    tread trod trodden
    undergo undergoes underwent undergone
    understand understood
    undertake undertook undertaken
    uphold upheld
    wake woke woken
    wear wore worn
    weave wove woven
    weep wept
    win won winning
    wind wound
    withdraw withdrew withdrawn
    withhold withheld
    withstand withstood
    wring wrung
    write wrote written writing
    agree agreed agreeing
    axe axed axing axes
    free freed freeing
    see seen
    focus focused focusing focuses focussed
    fundraise fundraised fundraising fundraises
    collide collided colliding collides
    bus bused busing
    travel travelled travelling traveled traveling
    cancel cancelled cancelling canceled canceling
    """
)
# A past form that is also a base of another verb belongs to the commoner reading in news.
VERBS |= {"found": "find", "felt": "feel", "left": "leave", "wound": "wind", "bore": "bear", "lay": "lie", "saw": "see"}

NOUNS = _forms(
    """
    man men
    woman women
    child children
    person people
    foot feet
    tooth teeth
    goose geese
    mouse mice
    louse lice
    ox oxen
    die dice
    penny pence
    brother brethren
    life lives
    wife wives
    knife knives
    half halves
    leaf leaves
    loaf loaves
    self selves
    shelf shelves
    thief thieves
    wolf wolves
    calf calves
    scarf scarves
    analysis analyses
    axis axes
    basis bases
    crisis crises
    diagnosis diagnoses
    emphasis emphases
    hypothesis hypotheses
    oasis oases
    parenthesis parentheses
    thesis theses
    criterion criteria
    phenomenon phenomena
    datum data
    medium media
    bacterium bacteria
    curriculum curricula
    memorandum memoranda
    referendum referenda
    stratum strata
    alumnus alumni
    fungus fungi
    nucleus nuclei
    stimulus stimuli
    syllabus syllabi
    appendix appendices
    index indices
    matrix matrices
    vertex vertices
    gas gases
    bus buses
    lens lenses
    virus viruses
    campus campuses
    status statuses
    bonus bonuses
    census censuses
    chorus choruses
    movie movies
    tie ties
    lie lies
    pie pies
    cookie cookies
    calorie calories
    zombie zombies
    rookie rookies
    species species
    series series
    means means
    news news
    headquarters headquarters
    politics politics
    economics economics
    mathematics mathematics
    shoe shoes
    toe toes
    foe foes
    axe axes
    ache aches
    headache headaches
    cache caches
    aircraft aircraft
    police police
    troops troops
    passer-by passers-by
    """
)
NOUNS |= {
    word: word for word in ("species", "series", "means", "news", "headquarters", "politics", "police", "aircraft")
}
NOUNS |= {"troops": "troop", "bases": "basis", "axes": "axis"}
NOUNS["bases"] = "base"

ADJECTIVES = _forms(
    """
    good better best
    bad worse worst
    far farther farthest further furthest
    little less least
    much more most
    old elder eldest
    well better best
    badly worse worst
    late latter
    """
)
ADJECTIVES |= {"more": "more", "most": "most", "less": "less", "least": "least"}
