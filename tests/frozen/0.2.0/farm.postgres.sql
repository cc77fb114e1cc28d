--
-- PostgreSQL database dump
--


-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: album_jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.album_jobs (
    job_id character varying(40) NOT NULL,
    name character varying(100) NOT NULL
);


--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answers (
    owner character varying(100) NOT NULL,
    key character varying(255) NOT NULL,
    body_sha256 character varying(64) NOT NULL,
    job_id character varying(40) NOT NULL,
    created double precision NOT NULL
);


--
-- Name: artifacts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.artifacts (
    id character varying(40) NOT NULL,
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    kind character varying(16) NOT NULL,
    name character varying(100) NOT NULL,
    key character varying(255) NOT NULL,
    media_type character varying(40) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    bytes bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    created double precision NOT NULL
);


--
-- Name: assets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.assets (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    name character varying(255) NOT NULL,
    media_type character varying(40) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    bits integer NOT NULL,
    bytes bigint NOT NULL,
    created double precision NOT NULL,
    remarks jsonb DEFAULT '[]'::jsonb NOT NULL,
    film jsonb,
    model jsonb
);


--
-- Name: attempts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attempts (
    id bigint NOT NULL,
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    worker_id character varying(200) NOT NULL,
    started double precision NOT NULL,
    ended double precision,
    outcome character varying(16),
    detail text,
    log text,
    joules double precision
);


--
-- Name: attempts_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.attempts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: attempts_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.attempts_id_seq OWNED BY public.attempts.id;


--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    id bigint NOT NULL,
    at double precision NOT NULL,
    actor character varying(200) NOT NULL,
    action character varying(40) NOT NULL,
    target text NOT NULL,
    detail jsonb NOT NULL,
    request_id character varying(100)
);


--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: audit_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.audit_id_seq OWNED BY public.audit.id;


--
-- Name: batches; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.batches (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    axes jsonb NOT NULL,
    created double precision NOT NULL
);


--
-- Name: caretakers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.caretakers (
    boot_id character varying(40) NOT NULL,
    host character varying(200) NOT NULL,
    pid integer NOT NULL,
    on_duty boolean NOT NULL,
    started double precision NOT NULL,
    seen double precision NOT NULL
);


--
-- Name: checkpoints; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.checkpoints (
    id bigint NOT NULL,
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    key character varying(255) NOT NULL,
    bytes bigint NOT NULL,
    done double precision NOT NULL,
    exact boolean NOT NULL,
    created double precision NOT NULL
);


--
-- Name: checkpoints_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.checkpoints_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: checkpoints_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.checkpoints_id_seq OWNED BY public.checkpoints.id;


--
-- Name: deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deliveries (
    id character varying(40) NOT NULL,
    webhook_id character varying(40) NOT NULL,
    kind character varying(40) NOT NULL,
    body text NOT NULL,
    attempts integer NOT NULL,
    due double precision,
    status integer,
    error text,
    created double precision NOT NULL,
    delivered double precision,
    traceparent character varying(55)
);


--
-- Name: forms; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.forms (
    owner character varying(100) NOT NULL,
    fields jsonb NOT NULL,
    submitted boolean NOT NULL,
    changed double precision NOT NULL
);


--
-- Name: identities; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identities (
    issuer character varying(500) NOT NULL,
    subject character varying(255) NOT NULL,
    "user" character varying(100) NOT NULL,
    sets_role boolean NOT NULL,
    created double precision NOT NULL
);


--
-- Name: job_after; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_after (
    job_id character varying(40) NOT NULL,
    after_id character varying(40) NOT NULL
);


--
-- Name: job_assets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_assets (
    job_id character varying(40) NOT NULL,
    asset_id character varying(40) NOT NULL,
    role character varying(60) NOT NULL
);


--
-- Name: job_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_events (
    id bigint NOT NULL,
    job_id character varying(40) NOT NULL,
    at double precision NOT NULL,
    kind character varying(32) NOT NULL,
    data jsonb NOT NULL
);


--
-- Name: job_events_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.job_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: job_events_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.job_events_id_seq OWNED BY public.job_events.id;


--
-- Name: jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.jobs (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    label character varying(200) NOT NULL,
    spec jsonb NOT NULL,
    parent_id character varying(40),
    state character varying(16) NOT NULL,
    error text,
    version integer NOT NULL,
    priority integer NOT NULL,
    "position" double precision NOT NULL,
    epoch integer NOT NULL,
    boot_id character varying(40),
    worker_id character varying(200),
    lease_until double precision,
    losses integer NOT NULL,
    progress jsonb,
    created double precision NOT NULL,
    started double precision,
    finished double precision,
    render_seconds double precision NOT NULL,
    batch_id character varying(40),
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    needs character varying(400) DEFAULT ''::character varying NOT NULL,
    request_id character varying(100),
    kind character varying(16) DEFAULT 'render'::character varying NOT NULL,
    style_id character varying(40),
    style_version integer,
    project character varying(100) DEFAULT 'default'::character varying NOT NULL,
    claimed double precision,
    estimated double precision,
    pinned boolean DEFAULT false NOT NULL,
    blockers integer DEFAULT 0 NOT NULL,
    yields_to character varying(40),
    part_of character varying(40),
    assets_listed boolean DEFAULT false NOT NULL,
    traceparent character varying(55),
    binned double precision,
    favourite boolean DEFAULT false NOT NULL
);


--
-- Name: looks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.looks (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    name character varying(100) NOT NULL,
    project character varying(100),
    preset character varying(40) NOT NULL,
    recipe jsonb NOT NULL,
    created double precision NOT NULL
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id bigint NOT NULL,
    topic character varying(32) NOT NULL,
    payload jsonb NOT NULL,
    created double precision NOT NULL
);


--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: outbox_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;


--
-- Name: projects; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.projects (
    name character varying(100) NOT NULL,
    members jsonb NOT NULL,
    weight double precision NOT NULL,
    budget_hours double precision,
    month character varying(7) NOT NULL,
    spent double precision NOT NULL,
    created double precision NOT NULL
);


--
-- Name: samples; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.samples (
    minute bigint NOT NULL,
    waiting integer NOT NULL,
    running integer NOT NULL,
    workers integer NOT NULL,
    pickup double precision
);


--
-- Name: serves; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.serves (
    oldest character varying(32) NOT NULL
);


--
-- Name: shares; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shares (
    slot integer NOT NULL,
    project character varying(100) NOT NULL,
    owner character varying(100) NOT NULL,
    offer character varying(600) NOT NULL,
    seconds double precision NOT NULL
);


--
-- Name: sign_ins; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_ins (
    sha256 character varying(64) NOT NULL,
    "user" character varying(100) NOT NULL,
    token_id character varying(40),
    expires double precision NOT NULL
);


--
-- Name: standings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.standings (
    id integer NOT NULL,
    at double precision NOT NULL,
    had jsonb NOT NULL,
    weights jsonb NOT NULL,
    exhausted jsonb NOT NULL
);


--
-- Name: style_versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.style_versions (
    style_id character varying(40) NOT NULL,
    number integer NOT NULL,
    paintings jsonb NOT NULL,
    look jsonb NOT NULL,
    created double precision NOT NULL
);


--
-- Name: styles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.styles (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    name character varying(100) NOT NULL,
    tags jsonb NOT NULL,
    licence text NOT NULL,
    newest integer NOT NULL,
    created double precision NOT NULL,
    favourite boolean DEFAULT false NOT NULL
);


--
-- Name: tokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tokens (
    id character varying(40) NOT NULL,
    "user" character varying(100) NOT NULL,
    name character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    scopes jsonb NOT NULL,
    created double precision NOT NULL,
    expires double precision,
    used double precision,
    parent_id character varying(40)
);


--
-- Name: uploads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.uploads (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    name character varying(255) NOT NULL,
    bytes bigint NOT NULL,
    created double precision NOT NULL
);


--
-- Name: usage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.usage (
    job_id character varying(40) NOT NULL,
    epoch integer NOT NULL,
    owner character varying(100) NOT NULL,
    project character varying(100) NOT NULL,
    kind character varying(16) NOT NULL,
    device_kind character varying(16),
    ended double precision NOT NULL,
    month character varying(7) NOT NULL,
    seconds double precision NOT NULL,
    pixels bigint NOT NULL,
    joules double precision,
    estimated double precision,
    taken double precision
);


--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    name character varying(100) NOT NULL,
    role character varying(16) NOT NULL,
    disabled boolean NOT NULL,
    created double precision NOT NULL
);


--
-- Name: votes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.votes (
    person character varying(100) NOT NULL,
    one_id character varying(40) NOT NULL,
    other_id character varying(40) NOT NULL,
    liked_id character varying(40),
    created double precision NOT NULL
);


--
-- Name: webhooks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhooks (
    id character varying(40) NOT NULL,
    owner character varying(100) NOT NULL,
    url text NOT NULL,
    secret character varying(100) NOT NULL,
    events jsonb NOT NULL,
    enabled boolean NOT NULL,
    created double precision NOT NULL,
    job_id character varying(40),
    old_secret character varying(100),
    old_until double precision
);


--
-- Name: workers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workers (
    id character varying(200) NOT NULL,
    boot_id character varying(40) NOT NULL,
    host character varying(200) NOT NULL,
    pid integer NOT NULL,
    device character varying(100) NOT NULL,
    version character varying(40) NOT NULL,
    draining boolean NOT NULL,
    reason text,
    job_id character varying(40),
    started double precision NOT NULL,
    seen double precision NOT NULL,
    stopped double precision,
    trusted double precision,
    device_kind character varying(16) DEFAULT 'cpu'::character varying NOT NULL,
    memory bigint,
    labels character varying(400) DEFAULT ''::character varying NOT NULL,
    kinds character varying(100) DEFAULT 'render'::character varying NOT NULL,
    memory_used bigint,
    temperature integer,
    disk_free bigint,
    hours character varying(200) DEFAULT ''::character varying NOT NULL,
    resting boolean DEFAULT false NOT NULL,
    after_job boolean DEFAULT false NOT NULL
);


--
-- Name: attempts id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts ALTER COLUMN id SET DEFAULT nextval('public.attempts_id_seq'::regclass);


--
-- Name: audit id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit ALTER COLUMN id SET DEFAULT nextval('public.audit_id_seq'::regclass);


--
-- Name: checkpoints id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints ALTER COLUMN id SET DEFAULT nextval('public.checkpoints_id_seq'::regclass);


--
-- Name: job_events id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events ALTER COLUMN id SET DEFAULT nextval('public.job_events_id_seq'::regclass);


--
-- Name: outbox id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);


--
-- Data for Name: album_jobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.album_jobs VALUES ('job_01m8h2thyqykagh64n95bmdz1h', 'Harbour');


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0030');


--
-- Data for Name: answers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answers VALUES ('ana', 'key-adam', '72f609650e90ae610efe9c44407e0ce596e1127abd5b3d487ab0dc62de05250a', 'job_01m8h2thyqykagh64n95bmdz1h', 1795869722.590379);
INSERT INTO public.answers VALUES ('ana', 'key-lbfgs', '57043e1889c3a0ec3b8165193ec1ac088bbb7e14272fe0db4a60c3e466f1d80a', 'job_01m8h2thzctgycz7paeybjvcxg', 1795869722.611036);
INSERT INTO public.answers VALUES ('ana', 'key-apply', '71a8605d6c6cd1610218054d2efaab6fdf245e1d17b48d5cf07cb7758aac3160', 'job_01m8h2thzyzq37tg1cywxqk3wf', 1795869722.630291);
INSERT INTO public.answers VALUES ('ana', 'key-video', 'c181b732d65ed0c67694c5f7943e70ccb6457bfddeef35fa49af48f8003a2d8d', 'job_01m8h2tj0h33gj647sfkr1pm9b', 1795869722.647827);
INSERT INTO public.answers VALUES ('ana', 'key-train', 'aecff6ad9dfdbfb4a1af5b940eff33a836b9d6e43b6d6a910813d195bffb799d', 'job_01m8h2tj13t2xxy5xnt2p2v1r2', 1795869722.665751);
INSERT INTO public.answers VALUES ('ana', 'key-batch', '43872dfeb34222fab3bd995a23ea5dde59924a6b17d24bfd5bf31e79e4a49e66', 'batch_01m8h2ws4fz3jdbkb36d28xtyq', 1795869795.498789);


--
-- Data for Name: artifacts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.artifacts VALUES ('artifact_01m8h2tqfzrp3hh19ce9dzjkt1', 'job_01m8h2thzyzq37tg1cywxqk3wf', 1, 'result', '1-result.png', 'jobs/job_01m8h2thzyzq37tg1cywxqk3wf/e1/result_01m8h2tq38zb4rygtayrv24pzn-1-result.png', 'image/png', 96, 64, 19439, '1339997eda7e254979097aead6d0fb41fa54786fe349a5f973be5d652253d4b9', 1795869728.25864);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2tqgmwkjr1v53k5gjs12v', 'job_01m8h2thzyzq37tg1cywxqk3wf', 1, 'master', '1-master.tiff', 'jobs/job_01m8h2thzyzq37tg1cywxqk3wf/e1/master_01m8h2tqg9wr8xz7v8bmhrw8a2-1-master.tiff', 'image/tiff', 96, 64, 38114, '64db1ede125a67d85e996a455d4de87ddf54b761e766bd8e8dcb63cf91bd2990', 1795869728.27792);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2tqxv0qyswy14q6krkcd7', 'job_01m8h2thzyzq37tg1cywxqk3wf', 1, 'result', '2-result.png', 'jobs/job_01m8h2thzyzq37tg1cywxqk3wf/e1/result_01m8h2tqxg91qrc8ztza5rq4rn-2-result.png', 'image/png', 96, 64, 19435, '3b93e9cf6d458bf11dff70b7ad84c080fc1b7dede528ee96d7aad30148814674', 1795869728.700586);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2tqyc9zp6msgg6n22vrx4', 'job_01m8h2thzyzq37tg1cywxqk3wf', 1, 'master', '2-master.tiff', 'jobs/job_01m8h2thzyzq37tg1cywxqk3wf/e1/master_01m8h2tqy24gqw008anwvg8754-2-master.tiff', 'image/tiff', 96, 64, 38272, 'ee591f96c0dfa3d999ef5f2478a7995c9d95edd6dc297003803997b47a32329e', 1795869728.717125);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2trb9extnf6hetnmy75y2', 'job_01m8h2thzyzq37tg1cywxqk3wf', 1, 'result', '3-result.png', 'jobs/job_01m8h2thzyzq37tg1cywxqk3wf/e1/result_01m8h2trapccbsec07wvd7fqca-3-result.png', 'image/png', 96, 64, 14921, '5a776e423a6b3e5c5625c1e53fdf65f5033c0ca2e3c494bc1116f56470f14bd5', 1795869729.130296);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2trbbb7qh53xr8sbbtz3v', 'job_01m8h2thzyzq37tg1cywxqk3wf', 1, 'master', '3-master.tiff', 'jobs/job_01m8h2thzyzq37tg1cywxqk3wf/e1/master_01m8h2trazwrzrw6n1stfwypm3-3-master.tiff', 'image/tiff', 96, 64, 38326, '0b5ab218f004bcbdab4c68f6db6de14cfca43b42945c7b46938f59aef99563f6', 1795869729.132671);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2twee2rk1cbms4gkasx7f', 'job_01m8h2tj0h33gj647sfkr1pm9b', 1, 'frame', 'frame-00001.png', 'jobs/job_01m8h2tj0h33gj647sfkr1pm9b/e1/frame_01m8h2twe5fp2wj12qqxsnjeh7-frame-00001.png', 'image/png', 96, 64, 18771, '37dc7b83493e507e38d762515a5a27d2ca89f2965dd61d3e21de3bb625525fd4', 1795869733.327403);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2tx2r3dzvep9v60kcdb4x', 'job_01m8h2tj0h33gj647sfkr1pm9b', 1, 'frame', 'frame-00002.png', 'jobs/job_01m8h2tj0h33gj647sfkr1pm9b/e1/frame_01m8h2tx2eax5m22e62zf6ee02-frame-00002.png', 'image/png', 96, 64, 18602, '5ebb8d889d4ca145762e9ec235d2d0177acdb380e7cbdb2a9a7a8294eb084696', 1795869733.977366);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2txp9eax2bmdhcx284j9y', 'job_01m8h2tj0h33gj647sfkr1pm9b', 1, 'frame', 'frame-00003.png', 'jobs/job_01m8h2tj0h33gj647sfkr1pm9b/e1/frame_01m8h2txnz6fdh1tz7jmre5mh1-frame-00003.png', 'image/png', 96, 64, 18491, '530670cc23ecb7d1ab362dd72a9f3e450ff98919f758eecb2748be6e31cbb209', 1795869734.602093);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2tyb40w89senka8thfde6', 'job_01m8h2tj0h33gj647sfkr1pm9b', 1, 'frame', 'frame-00004.png', 'jobs/job_01m8h2tj0h33gj647sfkr1pm9b/e1/frame_01m8h2tyatydw86628k4wemqkf-frame-00004.png', 'image/png', 96, 64, 18444, '1033d710a1ff66a12b12b378e8be39b5f80726cc7185cc0a06fd14de6868f3c2', 1795869735.268594);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2tz09wfh3za3sm8x4cdn9', 'job_01m8h2tj0h33gj647sfkr1pm9b', 1, 'frame', 'frame-00005.png', 'jobs/job_01m8h2tj0h33gj647sfkr1pm9b/e1/frame_01m8h2tz001vkv6yxsd1v35zaq-frame-00005.png', 'image/png', 96, 64, 18391, 'b122fced5872f8e29b0ea90ece5282e5a9427a5cc4c6dee3dbd7f1267172f860', 1795869735.945884);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2tzkqr610jvpmsrtyq0ev', 'job_01m8h2tj0h33gj647sfkr1pm9b', 1, 'preview', 'preview.webp', 'jobs/job_01m8h2tj0h33gj647sfkr1pm9b/e1/preview_01m8h2tzk8nsz8mrmesqnnz7aj-preview.webp', 'image/webp', 96, 64, 4016, '0e198f9b0e669958d9447a8cb5c0208a53c955e939b9447865a6c982c166de3a', 1795869736.567985);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2tzntdtgh8bacr45q44f6', 'job_01m8h2tj0h33gj647sfkr1pm9b', 1, 'frame', 'frame-00006.png', 'jobs/job_01m8h2tj0h33gj647sfkr1pm9b/e1/frame_01m8h2tzne75nmhgktmvvn078r-frame-00006.png', 'image/png', 96, 64, 18296, '9f2843fefded3696809aae821392b32cf6bf76f8e1322015389e0859c70f4381', 1795869736.634606);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2v06422zvbrmy3zk0t75j', 'job_01m8h2tj0h33gj647sfkr1pm9b', 1, 'result', 'result.mp4', 'jobs/job_01m8h2tj0h33gj647sfkr1pm9b/e1/result_01m8h2v05w5ct1acbm83x9dgqq-result.mp4', 'video/mp4', 96, 64, 17082, '53c4a8cce5c4e092ca0e90b852aa953e29ffcb49e27c54abd043e241175aeb83', 1795869737.15709);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2v5qmdr17gxtcgpkkqfkc', 'job_01m8h2tj13t2xxy5xnt2p2v1r2', 1, 'preview', 'preview.webp', 'jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/e1/preview_01m8h2v5q46tc5ppagmr695eym-preview.webp', 'image/webp', 192, 128, 5402, 'fbe9114eefce6ffc9a0e7f3f63fbf4bbb12e2a9a7675d5cdafa6d6dc898458ca', 1795869742.837267);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2v5tqz2tk4jhgfcnwcnaw', 'job_01m8h2tj13t2xxy5xnt2p2v1r2', 1, 'result', 'samples.jpg', 'jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/e1/result_01m8h2v5sm3pphh8wbnn8spdb7-samples.jpg', 'image/jpeg', 192, 128, 11718, '77daba0a29237be08ecce7d30cafe0467a10cd9ba2088bee245e9954d6e96b51', 1795869742.936733);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2v5tt3f8kq0y7k9fns6ar', 'job_01m8h2tj13t2xxy5xnt2p2v1r2', 1, 'model', 'model.safetensors', 'jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/e1/model_01m8h2v5tdd7b88z2jj77jc7ej-model.safetensors', 'application/octet-stream', 0, 0, 67062, 'a07ac196ae893f187c18e71de20275cb08437af2040aec14d14983c799d1a821', 1795869742.939249);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2v7t744wkwfd784fde4h1', 'job_01m8h2thyqykagh64n95bmdz1h', 1, 'scale', 'scale-1.jpg', 'jobs/job_01m8h2thyqykagh64n95bmdz1h/e1/scale_01m8h2v7s6k5vfd1z1mg3krw90-scale-1.jpg', 'image/jpeg', 64, 43, 4362, '19e1dcaefefbfb44d83dc2e2661f857a3beec7ccb5eca609192104c0b5d7c887', 1795869744.97137);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2v99t7eg7c1v21d8xa32z', 'job_01m8h2thyqykagh64n95bmdz1h', 1, 'preview', 'preview.webp', 'jobs/job_01m8h2thyqykagh64n95bmdz1h/e1/preview_01m8h2v99esg7maehajtfafgp6-preview.webp', 'image/webp', 96, 64, 3746, '3935296ed67df17a92177c560407741e0ebd23686db707f6ace860dcddfede13', 1795869746.491015);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2v9ca1c3wnzks59j5decw', 'job_01m8h2thyqykagh64n95bmdz1h', 1, 'result', 'result.png', 'jobs/job_01m8h2thyqykagh64n95bmdz1h/e1/result_01m8h2v9bqabmk17baxc918ayc-result.png', 'image/png', 96, 64, 19676, 'c4ce42b6d15c23d5e8b80de17a7d2f6b5eb3f37f4b6f321f390c2714e66e229b', 1795869746.57177);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2v9cdsbadnjay7bpz37fp', 'job_01m8h2thyqykagh64n95bmdz1h', 1, 'master', 'master.tiff', 'jobs/job_01m8h2thyqykagh64n95bmdz1h/e1/master_01m8h2v9c1tt26yr0hmay612pr-master.tiff', 'image/tiff', 96, 64, 38034, 'b5511f1b48589aff70c1dce9e71be316f3e7c1bbfcb545753ab5acfa0cd6c211', 1795869746.5747);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2vbcq1x5erbf8affpn8tz', 'job_01m8h2thzctgycz7paeybjvcxg', 1, 'scale', 'scale-1.jpg', 'jobs/job_01m8h2thzctgycz7paeybjvcxg/e1/scale_01m8h2vbc3v470ssbmqqbwvbtx-scale-1.jpg', 'image/jpeg', 64, 43, 6874, 'a6f1222d352d0cd05bbc768ae33dfee290428cf52f0b0728b28833788494eece', 1795869748.6333);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2vcwtc75tt10d1r3922fw', 'job_01m8h2thzctgycz7paeybjvcxg', 1, 'preview', 'preview.webp', 'jobs/job_01m8h2thzctgycz7paeybjvcxg/e1/preview_01m8h2vcwb43346whb4f7gtj4v-preview.webp', 'image/webp', 96, 64, 5686, '17e89980275b20a4eb3f4c6c9728bea38d40fa506b294859e0db00adc9e03ff5', 1795869750.170806);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2vcyyzjzv3ntpg9r6x6ne', 'job_01m8h2thzctgycz7paeybjvcxg', 1, 'result', 'result.png', 'jobs/job_01m8h2thzctgycz7paeybjvcxg/e1/result_01m8h2vcydb5vp9zx9mpyy3bh9-result.png', 'image/png', 96, 64, 18734, '7bad78cca222a5a9252b898805c701227167e731a93f11a1d1ad010d0f0769ce', 1795869750.239859);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2vcz19kfs5mhbthrhamb8', 'job_01m8h2thzctgycz7paeybjvcxg', 1, 'master', 'master.tiff', 'jobs/job_01m8h2thzctgycz7paeybjvcxg/e1/master_01m8h2vcypkjfaq4jevafv0xsq-master.tiff', 'image/tiff', 96, 64, 39834, '0e0ae1dc794ed31d425bc3d606904270832c9a232129a709bd89a2e2e13d972b', 1795869750.241954);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2vxp8j9z567rqcfsaj8t1', 'job_01m8h2vr6qsemd20aktry29jt5', 1, 'result', '1-result.png', 'jobs/job_01m8h2vr6qsemd20aktry29jt5/e1/result_01m8h2vxnwthjcx3x1pdahnnhn-1-result.png', 'image/png', 96, 64, 19439, '1339997eda7e254979097aead6d0fb41fa54786fe349a5f973be5d652253d4b9', 1795869767.371095);
INSERT INTO public.artifacts VALUES ('artifact_01m8h2vxpwjkyf2a52ef51v40s', 'job_01m8h2vr6qsemd20aktry29jt5', 1, 'master', '1-master.tiff', 'jobs/job_01m8h2vr6qsemd20aktry29jt5/e1/master_01m8h2vxpj9bqwzh4zsd35k5g1-1-master.tiff', 'image/tiff', 96, 64, 38114, '64db1ede125a67d85e996a455d4de87ddf54b761e766bd8e8dcb63cf91bd2990', 1795869767.389428);


--
-- Data for Name: assets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.assets VALUES ('asset_01m8h2thb6xm5s11jknkyhnd7p', 'ana', 'd4a3d7dfb0b3ae112977fbd2373a20b17cdf179760f2926a5506c595e478af04', 'photo.png', 'image/png', 96, 64, 8, 18316, 1795869721.960929, '[]', 'null', 'null');
INSERT INTO public.assets VALUES ('asset_01m8h2thbpa51vjga0bh7qz768', 'ana', '1a387fff9509c93aa428882d05a5f125affc4b6729200e8d5a6e302ca0763305', 'painting.png', 'image/png', 96, 64, 8, 5294, 1795869721.975297, '[]', 'null', 'null');
INSERT INTO public.assets VALUES ('asset_01m8h2thc1t68j3513wbzmm2ay', 'ana', '535ef8e0656481d101e47962a5a82dcba6b907fd494ef18b561712e171de466c', 'regions.png', 'image/png', 96, 64, 8, 1183, 1795869721.986549, '[]', 'null', 'null');
INSERT INTO public.assets VALUES ('asset_01m8h2thjj6adc8gkye21cfevn', 'ana', '7b21af84b9d55f5b319343556f145412579f713c8514ed7acf4cd0de83f026d8', 'clip.mp4', 'video/mp4', 96, 64, 8, 19907, 1795869722.196257, '[]', '{"cuts": [], "rate": 12.0, "sound": "aac", "frames": 6, "seconds": 0.5}', 'null');


--
-- Data for Name: attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempts VALUES (1, 'job_01m8h2thk4b1awxrkjpq3szk4e', 1, 'studio/gone', 1795869722.55311, 1795869722.558216, 'failed', 'It cannot be rendered.', 'the last lines of a log', NULL);
INSERT INTO public.attempts VALUES (12, 'job_01m8h2wb5ry5zvn33bge71z9jt', 1, 'studio/pauses', 1795869785.64455, 1795869787.413344, 'paused', NULL, '{"worker": "studio/pauses", "job": "job_01m8h2wb5ry5zvn33bge71z9jt", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:43:05.668068Z"}
{"worker": "studio/pauses", "event": "Connected to redis://:**@127.0.0.1:26152/0", "level": "info", "logger": "celery.worker.consumer.connection", "timestamp": "2026-11-28T12:43:05.739254Z"}
{"worker": "studio/pauses", "event": "boot_01m8h2wdjns7sdx0e0j6ft6tdy@vm ready.", "level": "info", "logger": "celery.apps.worker", "timestamp": "2026-11-28T12:43:05.742038Z"}
{"worker": "studio/pauses", "event": "Task brushfarm.render[5473e099-9966-4f64-ba20-71d38510817e] received", "level": "info", "logger": "celery.worker.strategy", "timestamp": "2026-11-28T12:43:05.745970Z"}
{"worker": "studio/pauses", "job": "job_01m8h2wb5ry5zvn33bge71z9jt", "done": 0.013396, "event": "first step", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:43:05.931355Z"}
{"worker": "studio/pauses", "job": "job_01m8h2wb5ry5zvn33bge71z9jt", "order": "pause", "event": "attempt stops", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:43:07.408388Z"}', NULL);
INSERT INTO public.attempts VALUES (2, 'job_01m8h2thzyzq37tg1cywxqk3wf', 1, 'studio/finishes', 1795869726.884587, 1795869729.135822, 'succeeded', NULL, '{"worker": "studio/finishes", "job": "job_01m8h2thzyzq37tg1cywxqk3wf", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:42:06.899551Z"}', NULL);
INSERT INTO public.attempts VALUES (13, 'job_01m8h2wj38yc3hnpnq03z7g8ez', 1, 'studio/gone', 1795869794.326108, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (14, 'job_01m8h2wr189xwfgdtzy0y246wf', 1, 'studio/gone', 1795869794.360867, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (3, 'job_01m8h2tj0h33gj647sfkr1pm9b', 1, 'studio/finishes', 1795869729.261384, 1795869737.15879, 'succeeded', NULL, '{"worker": "studio/finishes", "job": "job_01m8h2tj0h33gj647sfkr1pm9b", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:42:09.263478Z"}
{"worker": "studio/finishes", "job": "job_01m8h2tj0h33gj647sfkr1pm9b", "done": 0.002233, "event": "first step", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:42:10.088547Z"}', NULL);
INSERT INTO public.attempts VALUES (15, 'job_01m8h2wr29x3stxntkrn6vqh3f', 1, 'studio/gone', 1795869794.393989, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (4, 'job_01m8h2tj13t2xxy5xnt2p2v1r2', 1, 'studio/finishes', 1795869737.274838, 1795869742.941123, 'succeeded', NULL, '{"worker": "studio/finishes", "job": "job_01m8h2tj13t2xxy5xnt2p2v1r2", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:42:17.277070Z"}', NULL);
INSERT INTO public.attempts VALUES (5, 'job_01m8h2thyqykagh64n95bmdz1h', 1, 'studio/finishes', 1795869743.054995, 1795869746.577502, 'succeeded', NULL, '{"worker": "studio/finishes", "job": "job_01m8h2thyqykagh64n95bmdz1h", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:42:23.057727Z"}', NULL);
INSERT INTO public.attempts VALUES (6, 'job_01m8h2thzctgycz7paeybjvcxg', 1, 'studio/finishes', 1795869746.694267, 1795869750.243631, 'succeeded', NULL, '{"worker": "studio/finishes", "job": "job_01m8h2thzctgycz7paeybjvcxg", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:42:26.697342Z"}', NULL);
INSERT INTO public.attempts VALUES (7, 'job_01m8h2vd7rhf3tb2sd9ztzw6qg', 1, 'studio/adam', 1795869754.579924, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (8, 'job_01m8h2vjkvpz8cadnk4pprac44', 1, 'studio/lbfgs', 1795869760.229469, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.attempts VALUES (9, 'job_01m8h2vr6qsemd20aktry29jt5', 1, 'studio/apply', 1795869765.985567, NULL, NULL, NULL, '{"worker": "studio/apply", "job": "job_01m8h2vr6qsemd20aktry29jt5", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:42:45.999527Z"}', NULL);
INSERT INTO public.attempts VALUES (10, 'job_01m8h2vxvgpgagj7jvdazsp6y3', 1, 'studio/video', 1795869771.552454, NULL, NULL, NULL, '{"worker": "studio/video", "job": "job_01m8h2vxvgpgagj7jvdazsp6y3", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:42:51.563760Z"}', NULL);
INSERT INTO public.attempts VALUES (11, 'job_01m8h2w5qjy285zgxx3dwhbh9s', 1, 'studio/train', 1795869779.666611, NULL, NULL, NULL, '{"worker": "studio/train", "job": "job_01m8h2w5qjy285zgxx3dwhbh9s", "epoch": 1, "event": "attempt begins", "request_id": null, "level": "info", "logger": "workers.attempts.attempt", "timestamp": "2026-11-28T12:42:59.673217Z"}', NULL);


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit VALUES (1, 1795869721.649293, 'the farm', 'user.add', 'ana', '{"role": "artist"}', NULL);
INSERT INTO public.audit VALUES (2, 1795869721.653221, 'the farm', 'user.add', 'operator', '{"role": "operator"}', NULL);
INSERT INTO public.audit VALUES (3, 1795869721.656367, 'the farm', 'user.add', 'admin', '{"role": "admin"}', NULL);
INSERT INTO public.audit VALUES (4, 1795869721.660568, 'the farm', 'project.add', 'Waves', '{"weight": 1.0, "members": ["ana"]}', NULL);
INSERT INTO public.audit VALUES (5, 1795869721.665595, 'the farm', 'token.make', 'token_01m8h2th20yf6wxyx68mjpsgr5', '{"name": "laptop", "user": "ana", "scopes": ["read", "write"]}', NULL);


--
-- Data for Name: batches; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.batches VALUES ('batch_01m8h2ws4fz3jdbkb36d28xtyq', 'ana', '[{"field": "/recipe/style_weight", "values": [0.5, 2]}, {"field": "/preset", "values": ["draft"]}]', 1795869795.473079);


--
-- Data for Name: caretakers; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: checkpoints; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.checkpoints VALUES (101, 'job_01m8h2w5qjy285zgxx3dwhbh9s', 1, 'jobs/job_01m8h2w5qjy285zgxx3dwhbh9s/e1/checkpoint_01m8h2wb185tv3gjwpcdq4w0v0.safetensors', 355304, 0.15, true, 1795869781.04318);
INSERT INTO public.checkpoints VALUES (22, 'job_01m8h2vd7rhf3tb2sd9ztzw6qg', 1, 'jobs/job_01m8h2vd7rhf3tb2sd9ztzw6qg/e1/checkpoint_01m8h2vjf8aeyht5854tygtjha.safetensors', 346348, 0.16074766355140188, true, 1795869755.896997);
INSERT INTO public.checkpoints VALUES (114, 'job_01m8h2wb5ry5zvn33bge71z9jt', 1, 'jobs/job_01m8h2wb5ry5zvn33bge71z9jt/e1/checkpoint_01m8h2wh7w0t4a7mt4exfnd25w.safetensors', 605616, 0.17414330218068536, true, 1795869787.404741);
INSERT INTO public.checkpoints VALUES (34, 'job_01m8h2vjkvpz8cadnk4pprac44', 1, 'jobs/job_01m8h2vjkvpz8cadnk4pprac44/e1/checkpoint_01m8h2vr1ypf9fsatvkppd3bfw.safetensors', 605616, 0.16074766355140188, true, 1795869761.619138);
INSERT INTO public.checkpoints VALUES (45, 'job_01m8h2vr6qsemd20aktry29jt5', 1, 'jobs/job_01m8h2vr6qsemd20aktry29jt5/e1/checkpoint_01m8h2vxq0qwgpyk0ep4ymbte6.safetensors', 40, 0.3333333333333333, true, 1795869767.404973);
INSERT INTO public.checkpoints VALUES (92, 'job_01m8h2vxvgpgagj7jvdazsp6y3', 1, 'jobs/job_01m8h2vxvgpgagj7jvdazsp6y3/e1/checkpoint_01m8h2w5k4wdkpe3y21fzapsta.safetensors', 590596, 0.1517133956386293, true, 1795869775.475164);


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deliveries VALUES ('msg_01m8h2wj0nf75qapzf7yk7x7jj', 'webhook_01m8h2th268n3g14esdjvv28ez', 'job.failed', '{"type": "job.failed", "timestamp": "2026-11-28T12:42:02.564681+00:00", "data": {"error": "It cannot be rendered.", "label": "Failed", "state": "failed", "detail": "It cannot be rendered.", "job_id": "job_01m8h2thk4b1awxrkjpq3szk4e", "outcome": "failed", "job": {"id": "job_01m8h2thk4b1awxrkjpq3szk4e", "kind": "render", "state": "failed", "phrase": "has failed", "label": "Failed", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "strength": null, "content_mask": null}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": null, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T12:42:02.212619Z", "started": "2026-11-28T12:42:02.550686Z", "finished": "2026-11-28T12:42:02.558216Z", "render_seconds": 0.005106210708618164, "binned": null, "erased_after": null, "error": "It cannot be rendered.", "preview_url": null, "artifacts": [], "links": {"self": "/api/v1/jobs/job_01m8h2thk4b1awxrkjpq3szk4e", "page": "/jobs/job_01m8h2thk4b1awxrkjpq3szk4e", "events": "/api/v1/jobs/job_01m8h2thk4b1awxrkjpq3szk4e/events", "artifacts": "/api/v1/jobs/job_01m8h2thk4b1awxrkjpq3szk4e/artifacts", "attempts": "/api/v1/jobs/job_01m8h2thk4b1awxrkjpq3szk4e/attempts", "log": "/api/v1/jobs/job_01m8h2thk4b1awxrkjpq3szk4e/log", "clone": "/api/v1/jobs/job_01m8h2thk4b1awxrkjpq3szk4e/clone", "log_events": "/api/v1/jobs/job_01m8h2thk4b1awxrkjpq3szk4e/log/events"}}, "farm": ""}}', 0, 1795869722.564681, NULL, NULL, 1795869788.182515, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h2wj15zz0qh8c11j0bjf1y', 'webhook_01m8h2th268n3g14esdjvv28ez', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-28T12:42:09.142505+00:00", "data": {"error": null, "label": "Finished: apply", "state": "succeeded", "detail": null, "job_id": "job_01m8h2thzyzq37tg1cywxqk3wf", "outcome": "succeeded", "job": {"id": "job_01m8h2thzyzq37tg1cywxqk3wf", "kind": "apply", "state": "succeeded", "phrase": "is finished", "label": "Finished: apply", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"dpi": 300, "size": null, "color": "style", "frame": null, "looks": null, "model": null, "sheet": null, "method": "ot", "photos": ["asset_01m8h2thb6xm5s11jknkyhnd7p", "asset_01m8h2thbpa51vjga0bh7qz768", "asset_01m8h2thc1t68j3513wbzmm2ay"], "stroke": 1.0, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "outputs": ["png"], "weights": null, "strength": 1.0, "variants": "none", "content_mask": null}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "finished", "done": 1.0, "eta_seconds": 0.0, "rate": 21.3032, "scale": null, "scales": null, "width": null, "height": null, "iteration": null, "iterations": null, "photo": 3, "photos": 3, "frame": null, "frames": null, "painted": null, "pass_number": null, "passes": null, "loss": null, "content_loss": null, "style_loss": null, "moments_found": null, "moments_computed": null}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T12:42:02.622232Z", "started": "2026-11-28T12:42:06.878641Z", "finished": "2026-11-28T12:42:09.135822Z", "render_seconds": 2.251235008239746, "binned": null, "erased_after": null, "error": null, "preview_url": null, "artifacts": [{"id": "artifact_01m8h2trb9extnf6hetnmy75y2", "job_id": "job_01m8h2thzyzq37tg1cywxqk3wf", "kind": "result", "name": "3-result.png", "media_type": "image/png", "width": 96, "height": 64, "bytes": 14921, "sha256": "5a776e423a6b3e5c5625c1e53fdf65f5033c0ca2e3c494bc1116f56470f14bd5", "created": "2026-11-28T12:42:09.130296Z", "url": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/artifacts/3-result.png?v=5a776e423a6b"}, {"id": "artifact_01m8h2tqxv0qyswy14q6krkcd7", "job_id": "job_01m8h2thzyzq37tg1cywxqk3wf", "kind": "result", "name": "2-result.png", "media_type": "image/png", "width": 96, "height": 64, "bytes": 19435, "sha256": "3b93e9cf6d458bf11dff70b7ad84c080fc1b7dede528ee96d7aad30148814674", "created": "2026-11-28T12:42:08.700586Z", "url": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/artifacts/2-result.png?v=3b93e9cf6d45"}, {"id": "artifact_01m8h2tqfzrp3hh19ce9dzjkt1", "job_id": "job_01m8h2thzyzq37tg1cywxqk3wf", "kind": "result", "name": "1-result.png", "media_type": "image/png", "width": 96, "height": 64, "bytes": 19439, "sha256": "1339997eda7e254979097aead6d0fb41fa54786fe349a5f973be5d652253d4b9", "created": "2026-11-28T12:42:08.258640Z", "url": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/artifacts/1-result.png?v=1339997eda7e"}, {"id": "artifact_01m8h2trbbb7qh53xr8sbbtz3v", "job_id": "job_01m8h2thzyzq37tg1cywxqk3wf", "kind": "master", "name": "3-master.tiff", "media_type": "image/tiff", "width": 96, "height": 64, "bytes": 38326, "sha256": "0b5ab218f004bcbdab4c68f6db6de14cfca43b42945c7b46938f59aef99563f6", "created": "2026-11-28T12:42:09.132671Z", "url": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/artifacts/3-master.tiff?v=0b5ab218f004"}, {"id": "artifact_01m8h2tqyc9zp6msgg6n22vrx4", "job_id": "job_01m8h2thzyzq37tg1cywxqk3wf", "kind": "master", "name": "2-master.tiff", "media_type": "image/tiff", "width": 96, "height": 64, "bytes": 38272, "sha256": "ee591f96c0dfa3d999ef5f2478a7995c9d95edd6dc297003803997b47a32329e", "created": "2026-11-28T12:42:08.717125Z", "url": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/artifacts/2-master.tiff?v=ee591f96c0df"}, {"id": "artifact_01m8h2tqgmwkjr1v53k5gjs12v", "job_id": "job_01m8h2thzyzq37tg1cywxqk3wf", "kind": "master", "name": "1-master.tiff", "media_type": "image/tiff", "width": 96, "height": 64, "bytes": 38114, "sha256": "64db1ede125a67d85e996a455d4de87ddf54b761e766bd8e8dcb63cf91bd2990", "created": "2026-11-28T12:42:08.277920Z", "url": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/artifacts/1-master.tiff?v=64db1ede125a"}], "links": {"self": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf", "page": "/jobs/job_01m8h2thzyzq37tg1cywxqk3wf", "events": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/events", "artifacts": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/artifacts", "attempts": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/attempts", "log": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/log", "clone": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/clone", "log_events": "/api/v1/jobs/job_01m8h2thzyzq37tg1cywxqk3wf/log/events"}}, "farm": ""}}', 0, 1795869729.142505, NULL, NULL, 1795869788.198138, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h2wj1bne512mahqe1h4bxr', 'webhook_01m8h2th268n3g14esdjvv28ez', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-28T12:42:17.161997+00:00", "data": {"error": null, "label": "Finished: video", "state": "succeeded", "detail": null, "job_id": "job_01m8h2tj0h33gj647sfkr1pm9b", "outcome": "succeeded", "job": {"id": "job_01m8h2tj0h33gj647sfkr1pm9b", "kind": "video", "state": "succeeded", "phrase": "is finished", "label": "Finished: video", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"clip": "asset_01m8h2thjj6adc8gkye21cfevn", "cuts": [], "part": null, "rate": null, "codec": "h264", "every": 1, "model": null, "method": "gatys", "passes": 1, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "quality": 18, "weights": null, "steadiness": 1.0}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "finished", "done": 1.0, "eta_seconds": 0.0, "rate": 13.7377, "scale": null, "scales": null, "width": null, "height": null, "iteration": null, "iterations": null, "photo": null, "photos": null, "frame": 6, "frames": 6, "painted": 6, "pass_number": null, "passes": null, "loss": null, "content_loss": null, "style_loss": null, "moments_found": null, "moments_computed": null}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T12:42:02.641266Z", "started": "2026-11-28T12:42:09.260290Z", "finished": "2026-11-28T12:42:17.158790Z", "render_seconds": 7.897406101226807, "binned": null, "erased_after": null, "error": null, "preview_url": "/api/v1/jobs/job_01m8h2tj0h33gj647sfkr1pm9b/artifacts/preview.webp?v=0e198f9b0e66", "artifacts": [{"id": "artifact_01m8h2v06422zvbrmy3zk0t75j", "job_id": "job_01m8h2tj0h33gj647sfkr1pm9b", "kind": "result", "name": "result.mp4", "media_type": "video/mp4", "width": 96, "height": 64, "bytes": 17082, "sha256": "53c4a8cce5c4e092ca0e90b852aa953e29ffcb49e27c54abd043e241175aeb83", "created": "2026-11-28T12:42:17.157090Z", "url": "/api/v1/jobs/job_01m8h2tj0h33gj647sfkr1pm9b/artifacts/result.mp4?v=53c4a8cce5c4"}], "links": {"self": "/api/v1/jobs/job_01m8h2tj0h33gj647sfkr1pm9b", "page": "/jobs/job_01m8h2tj0h33gj647sfkr1pm9b", "events": "/api/v1/jobs/job_01m8h2tj0h33gj647sfkr1pm9b/events", "artifacts": "/api/v1/jobs/job_01m8h2tj0h33gj647sfkr1pm9b/artifacts", "attempts": "/api/v1/jobs/job_01m8h2tj0h33gj647sfkr1pm9b/attempts", "log": "/api/v1/jobs/job_01m8h2tj0h33gj647sfkr1pm9b/log", "clone": "/api/v1/jobs/job_01m8h2tj0h33gj647sfkr1pm9b/clone", "log_events": "/api/v1/jobs/job_01m8h2tj0h33gj647sfkr1pm9b/log/events"}}, "farm": ""}}', 0, 1795869737.161997, NULL, NULL, 1795869788.204049, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h2wj1hvvnvps1sdgp3szbb', 'webhook_01m8h2th268n3g14esdjvv28ez', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-28T12:42:22.944198+00:00", "data": {"error": null, "label": "Finished: train", "state": "succeeded", "detail": null, "job_id": "job_01m8h2tj13t2xxy5xnt2p2v1r2", "outcome": "succeeded", "job": {"id": "job_01m8h2tj13t2xxy5xnt2p2v1r2", "kind": "train", "state": "succeeded", "phrase": "is finished", "label": "Finished: train", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"crop": 64, "rate": 0.001, "seed": 0, "size": 64, "batch": 1, "start": null, "steps": 60, "width": 4, "photos": ["asset_01m8h2thb6xm5s11jknkyhnd7p", "asset_01m8h2thbpa51vjga0bh7qz768", "asset_01m8h2thc1t68j3513wbzmm2ay"], "styles": [{"asset": "asset_01m8h2thbpa51vjga0bh7qz768"}], "teacher": null, "tv_weight": 0.0, "style_scale": 1.0, "style_weight": 1.0, "content_weight": 1.0}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "finished", "done": 1.0, "eta_seconds": 0.0, "rate": 10.7762, "scale": null, "scales": null, "width": null, "height": null, "iteration": 60, "iterations": 60, "photo": null, "photos": null, "frame": null, "frames": null, "painted": null, "pass_number": null, "passes": null, "loss": 1.0147739350795746, "content_loss": 0.07382246851921082, "style_loss": 0.9409514665603638, "moments_found": null, "moments_computed": null}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T12:42:02.659109Z", "started": "2026-11-28T12:42:17.273870Z", "finished": "2026-11-28T12:42:22.941123Z", "render_seconds": 5.666285037994385, "binned": null, "erased_after": null, "error": null, "preview_url": "/api/v1/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/artifacts/preview.webp?v=fbe9114eefce", "artifacts": [{"id": "artifact_01m8h2v5tqz2tk4jhgfcnwcnaw", "job_id": "job_01m8h2tj13t2xxy5xnt2p2v1r2", "kind": "result", "name": "samples.jpg", "media_type": "image/jpeg", "width": 192, "height": 128, "bytes": 11718, "sha256": "77daba0a29237be08ecce7d30cafe0467a10cd9ba2088bee245e9954d6e96b51", "created": "2026-11-28T12:42:22.936733Z", "url": "/api/v1/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/artifacts/samples.jpg?v=77daba0a2923"}, {"id": "artifact_01m8h2v5tt3f8kq0y7k9fns6ar", "job_id": "job_01m8h2tj13t2xxy5xnt2p2v1r2", "kind": "model", "name": "model.safetensors", "media_type": "application/octet-stream", "width": 0, "height": 0, "bytes": 67062, "sha256": "a07ac196ae893f187c18e71de20275cb08437af2040aec14d14983c799d1a821", "created": "2026-11-28T12:42:22.939249Z", "url": "/api/v1/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/artifacts/model.safetensors?v=a07ac196ae89"}], "links": {"self": "/api/v1/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2", "page": "/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2", "events": "/api/v1/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/events", "artifacts": "/api/v1/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/artifacts", "attempts": "/api/v1/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/attempts", "log": "/api/v1/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/log", "clone": "/api/v1/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/clone", "log_events": "/api/v1/jobs/job_01m8h2tj13t2xxy5xnt2p2v1r2/log/events"}}, "farm": ""}}', 0, 1795869742.944198, NULL, NULL, 1795869788.210269, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h2wj1sg1fmdhnqbe5sabgt', 'webhook_01m8h2th268n3g14esdjvv28ez', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-28T12:42:26.580396+00:00", "data": {"error": null, "label": "Finished: adam", "state": "succeeded", "detail": null, "job_id": "job_01m8h2thyqykagh64n95bmdz1h", "outcome": "succeeded", "job": {"id": "job_01m8h2thyqykagh64n95bmdz1h", "kind": "render", "state": "succeeded", "phrase": "is finished", "label": "Finished: adam", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "strength": null, "content_mask": null}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "finished", "done": 1.0, "eta_seconds": 0.0, "rate": 14.8237, "scale": 2, "scales": 2, "width": 96, "height": 64, "iteration": 20, "iterations": 20, "photo": null, "photos": null, "frame": null, "frames": null, "painted": null, "pass_number": null, "passes": null, "loss": 0.5076431113178634, "content_loss": 0.09409134886908826, "style_loss": 0.4135517624487752, "moments_found": 0, "moments_computed": 10}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T12:42:02.582956Z", "started": "2026-11-28T12:42:23.054058Z", "finished": "2026-11-28T12:42:26.577502Z", "render_seconds": 3.5225069522857666, "binned": null, "erased_after": null, "error": null, "preview_url": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h/artifacts/preview.webp?v=3935296ed67d", "artifacts": [{"id": "artifact_01m8h2v9ca1c3wnzks59j5decw", "job_id": "job_01m8h2thyqykagh64n95bmdz1h", "kind": "result", "name": "result.png", "media_type": "image/png", "width": 96, "height": 64, "bytes": 19676, "sha256": "c4ce42b6d15c23d5e8b80de17a7d2f6b5eb3f37f4b6f321f390c2714e66e229b", "created": "2026-11-28T12:42:26.571770Z", "url": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h/artifacts/result.png?v=c4ce42b6d15c"}, {"id": "artifact_01m8h2v9cdsbadnjay7bpz37fp", "job_id": "job_01m8h2thyqykagh64n95bmdz1h", "kind": "master", "name": "master.tiff", "media_type": "image/tiff", "width": 96, "height": 64, "bytes": 38034, "sha256": "b5511f1b48589aff70c1dce9e71be316f3e7c1bbfcb545753ab5acfa0cd6c211", "created": "2026-11-28T12:42:26.574700Z", "url": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h/artifacts/master.tiff?v=b5511f1b4858"}, {"id": "artifact_01m8h2v7t744wkwfd784fde4h1", "job_id": "job_01m8h2thyqykagh64n95bmdz1h", "kind": "scale", "name": "scale-1.jpg", "media_type": "image/jpeg", "width": 64, "height": 43, "bytes": 4362, "sha256": "19e1dcaefefbfb44d83dc2e2661f857a3beec7ccb5eca609192104c0b5d7c887", "created": "2026-11-28T12:42:24.971370Z", "url": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h/artifacts/scale-1.jpg?v=19e1dcaefefb"}], "links": {"self": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h", "page": "/jobs/job_01m8h2thyqykagh64n95bmdz1h", "events": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h/events", "artifacts": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h/artifacts", "attempts": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h/attempts", "log": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h/log", "clone": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h/clone", "log_events": "/api/v1/jobs/job_01m8h2thyqykagh64n95bmdz1h/log/events"}}, "farm": ""}}', 0, 1795869746.580396, NULL, NULL, 1795869788.217539, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h2wj1z1p02r532kypj7kka', 'webhook_01m8h2th268n3g14esdjvv28ez', 'job.succeeded', '{"type": "job.succeeded", "timestamp": "2026-11-28T12:42:30.246920+00:00", "data": {"error": null, "label": "Finished: lbfgs", "state": "succeeded", "detail": null, "job_id": "job_01m8h2thzctgycz7paeybjvcxg", "outcome": "succeeded", "job": {"id": "job_01m8h2thzctgycz7paeybjvcxg", "kind": "render", "state": "succeeded", "phrase": "is finished", "label": "Finished: lbfgs", "metadata": {}, "owner": "ana", "project": "default", "priority": 0, "pinned": false, "favourite": false, "albums": [], "version": 3, "spec": {"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "lbfgs", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "strength": null, "content_mask": null}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "finished", "done": 1.0, "eta_seconds": 0.0, "rate": 14.6268, "scale": 2, "scales": 2, "width": 96, "height": 64, "iteration": 20, "iterations": 20, "photo": null, "photos": null, "frame": null, "frames": null, "painted": null, "pass_number": null, "passes": null, "loss": 0.17163990389167938, "content_loss": 0.07239053279705257, "style_loss": 0.0980151618132344, "moments_found": 10, "moments_computed": 0}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T12:42:02.604202Z", "started": "2026-11-28T12:42:26.692851Z", "finished": "2026-11-28T12:42:30.243631Z", "render_seconds": 3.549363851547241, "binned": null, "erased_after": null, "error": null, "preview_url": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg/artifacts/preview.webp?v=17e89980275b", "artifacts": [{"id": "artifact_01m8h2vcyyzjzv3ntpg9r6x6ne", "job_id": "job_01m8h2thzctgycz7paeybjvcxg", "kind": "result", "name": "result.png", "media_type": "image/png", "width": 96, "height": 64, "bytes": 18734, "sha256": "7bad78cca222a5a9252b898805c701227167e731a93f11a1d1ad010d0f0769ce", "created": "2026-11-28T12:42:30.239859Z", "url": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg/artifacts/result.png?v=7bad78cca222"}, {"id": "artifact_01m8h2vcz19kfs5mhbthrhamb8", "job_id": "job_01m8h2thzctgycz7paeybjvcxg", "kind": "master", "name": "master.tiff", "media_type": "image/tiff", "width": 96, "height": 64, "bytes": 39834, "sha256": "0e0ae1dc794ed31d425bc3d606904270832c9a232129a709bd89a2e2e13d972b", "created": "2026-11-28T12:42:30.241954Z", "url": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg/artifacts/master.tiff?v=0e0ae1dc794e"}, {"id": "artifact_01m8h2vbcq1x5erbf8affpn8tz", "job_id": "job_01m8h2thzctgycz7paeybjvcxg", "kind": "scale", "name": "scale-1.jpg", "media_type": "image/jpeg", "width": 64, "height": 43, "bytes": 6874, "sha256": "a6f1222d352d0cd05bbc768ae33dfee290428cf52f0b0728b28833788494eece", "created": "2026-11-28T12:42:28.633300Z", "url": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg/artifacts/scale-1.jpg?v=a6f1222d352d"}], "links": {"self": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg", "page": "/jobs/job_01m8h2thzctgycz7paeybjvcxg", "events": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg/events", "artifacts": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg/artifacts", "attempts": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg/attempts", "log": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg/log", "clone": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg/clone", "log_events": "/api/v1/jobs/job_01m8h2thzctgycz7paeybjvcxg/log/events"}}, "farm": ""}}', 0, 1795869750.24692, NULL, NULL, 1795869788.224351, NULL, NULL);
INSERT INTO public.deliveries VALUES ('msg_01m8h2wj2bzv6j2kxg9zkcnfaj', 'webhook_01m8h2th268n3g14esdjvv28ez', 'job.paused', '{"type": "job.paused", "timestamp": "2026-11-28T12:43:07.423459+00:00", "data": {"error": null, "label": "Paused in the middle", "state": "paused", "detail": null, "job_id": "job_01m8h2wb5ry5zvn33bge71z9jt", "outcome": "paused", "job": {"id": "job_01m8h2wb5ry5zvn33bge71z9jt", "kind": "render", "state": "paused", "phrase": "is paused and keeps its checkpoint", "label": "Paused in the middle", "metadata": {}, "owner": "ana", "project": "default", "priority": 10, "pinned": false, "favourite": false, "albums": [], "version": 4, "spec": {"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "strength": null, "content_mask": null}, "parent_id": null, "part_of": null, "batch_id": null, "style_id": null, "style_version": null, "progress": {"stage": "rendering", "done": 0.160748, "eta_seconds": 7.9, "rate": 7.9558, "scale": 1, "scales": 2, "width": 64, "height": 43, "iteration": 12, "iterations": 30, "photo": null, "photos": null, "frame": null, "frames": null, "painted": null, "pass_number": null, "passes": null, "loss": 0.6596142097973714, "content_loss": 0.06060529284404176, "style_loss": 0.595478911727418, "moments_found": 5, "moments_computed": 0}, "after": [], "place": null, "waits_because": null, "worker_labels": [], "worker_id": null, "created": "2026-11-28T12:43:01.176091Z", "started": "2026-11-28T12:43:05.636642Z", "finished": null, "render_seconds": 1.7687938213348389, "binned": null, "erased_after": null, "error": null, "preview_url": null, "artifacts": [], "links": {"self": "/api/v1/jobs/job_01m8h2wb5ry5zvn33bge71z9jt", "page": "/jobs/job_01m8h2wb5ry5zvn33bge71z9jt", "events": "/api/v1/jobs/job_01m8h2wb5ry5zvn33bge71z9jt/events", "artifacts": "/api/v1/jobs/job_01m8h2wb5ry5zvn33bge71z9jt/artifacts", "attempts": "/api/v1/jobs/job_01m8h2wb5ry5zvn33bge71z9jt/attempts", "log": "/api/v1/jobs/job_01m8h2wb5ry5zvn33bge71z9jt/log", "clone": "/api/v1/jobs/job_01m8h2wb5ry5zvn33bge71z9jt/clone", "cancel": "/api/v1/jobs/job_01m8h2wb5ry5zvn33bge71z9jt/cancel", "resume": "/api/v1/jobs/job_01m8h2wb5ry5zvn33bge71z9jt/resume", "log_events": "/api/v1/jobs/job_01m8h2wb5ry5zvn33bge71z9jt/log/events"}}, "farm": ""}}', 0, 1795869787.423459, NULL, NULL, 1795869788.236265, NULL, NULL);


--
-- Data for Name: forms; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.forms VALUES ('ana', '{"from": [""], "label": ["Not sent yet"]}', false, 1795869795.462674);


--
-- Data for Name: identities; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job_after; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job_assets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_assets VALUES ('job_01m8h2thk4b1awxrkjpq3szk4e', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2thk4b1awxrkjpq3szk4e', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2thyqykagh64n95bmdz1h', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2thyqykagh64n95bmdz1h', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2thzctgycz7paeybjvcxg', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2thzctgycz7paeybjvcxg', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2thzyzq37tg1cywxqk3wf', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2thzyzq37tg1cywxqk3wf', 'asset_01m8h2thbpa51vjga0bh7qz768', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2thzyzq37tg1cywxqk3wf', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2thzyzq37tg1cywxqk3wf', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2tj0h33gj647sfkr1pm9b', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2tj0h33gj647sfkr1pm9b', 'asset_01m8h2thjj6adc8gkye21cfevn', 'clip');
INSERT INTO public.job_assets VALUES ('job_01m8h2tj13t2xxy5xnt2p2v1r2', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2tj13t2xxy5xnt2p2v1r2', 'asset_01m8h2thbpa51vjga0bh7qz768', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2tj13t2xxy5xnt2p2v1r2', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2tj13t2xxy5xnt2p2v1r2', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2vd7rhf3tb2sd9ztzw6qg', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2vd7rhf3tb2sd9ztzw6qg', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2vjkvpz8cadnk4pprac44', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2vjkvpz8cadnk4pprac44', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2vr6qsemd20aktry29jt5', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2vr6qsemd20aktry29jt5', 'asset_01m8h2thbpa51vjga0bh7qz768', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2vr6qsemd20aktry29jt5', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2vr6qsemd20aktry29jt5', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2vxvgpgagj7jvdazsp6y3', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2vxvgpgagj7jvdazsp6y3', 'asset_01m8h2thjj6adc8gkye21cfevn', 'clip');
INSERT INTO public.job_assets VALUES ('job_01m8h2w5qjy285zgxx3dwhbh9s', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2w5qjy285zgxx3dwhbh9s', 'asset_01m8h2thbpa51vjga0bh7qz768', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2w5qjy285zgxx3dwhbh9s', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2w5qjy285zgxx3dwhbh9s', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2wb5ry5zvn33bge71z9jt', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wb5ry5zvn33bge71z9jt', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wj38yc3hnpnq03z7g8ez', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wj38yc3hnpnq03z7g8ez', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr189xwfgdtzy0y246wf', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr189xwfgdtzy0y246wf', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr29x3stxntkrn6vqh3f', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr29x3stxntkrn6vqh3f', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr35mcgrykryywt451s6', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr35mcgrykryywt451s6', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr416axdn5dpzmcwget0', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr416axdn5dpzmcwget0', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr4mtxszct3vfyxgr2ye', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr4mtxszct3vfyxgr2ye', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr5qrmq9cxkf2d7ed4yj', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr5qrmq9cxkf2d7ed4yj', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr6x8hsjsp27x27brehd', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr6x8hsjsp27x27brehd', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr87j859xnee4tbqzqt9', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr87j859xnee4tbqzqt9', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr9mp7znvdrdedh1j4s1', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wr9mp7znvdrdedh1j4s1', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrak4bb244c89s5saqft', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrak4bb244c89s5saqft', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrbkbaj9brhf56t5q1cs', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrbkbaj9brhf56t5q1cs', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrcdn5t0s57c4sfhwkty', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrcdn5t0s57c4sfhwkty', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrd3xg0jfrcpwyfq5pgx', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrd3xg0jfrcpwyfq5pgx', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrdty9kyhsxap8np64s3', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrdty9kyhsxap8np64s3', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wresq0ms5yen9ctjp13t', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wresq0ms5yen9ctjp13t', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrfnv1dcq59nwa5e072w', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrfnv1dcq59nwa5e072w', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrge5ax17gvdysfx99d0', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrge5ax17gvdysfx99d0', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrhmed5ejv1gg0pm733w', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrhmed5ejv1gg0pm733w', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrjp9tgpqe01xwvd68kf', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrjp9tgpqe01xwvd68kf', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrknyb98chwvcjz0b6gz', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrknyb98chwvcjz0b6gz', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrknyb98chwvcjz0b6gz', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrr2n8yccy4kqbpesq22', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrr2n8yccy4kqbpesq22', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrr2n8yccy4kqbpesq22', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'content_mask');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrr2n8yccy4kqbpesq22', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'styles/mask');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrs1ycfan4qzwxmvd9qj', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrs1ycfan4qzwxmvd9qj', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrs1ycfan4qzwxmvd9qj', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'content_mask');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrs1ycfan4qzwxmvd9qj', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'strength');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrs1ycfan4qzwxmvd9qj', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'styles/mask');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrsqgsynf9a7ahr1zq7s', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrsqgsynf9a7ahr1zq7s', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrsqgsynf9a7ahr1zq7s', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'strength');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrt96ayem5vh9gftj67p', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrt96ayem5vh9gftj67p', 'asset_01m8h2thbpa51vjga0bh7qz768', 'init');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrt96ayem5vh9gftj67p', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrv0y0cg38trfz4j69ve', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrv0y0cg38trfz4j69ve', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrvxnph74emnw3vyat31', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrvxnph74emnw3vyat31', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrwnpjtbsrjzznrx9n53', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrwnpjtbsrjzznrx9n53', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrxhwyzmq6srpm49jfff', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrxhwyzmq6srpm49jfff', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wryq749j5qqx6sjgqc61', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wryq749j5qqx6sjgqc61', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrzf1ttjtpkf30ea65r3', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2wrzf1ttjtpkf30ea65r3', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws09vqp9wxgr8bg9r5gw', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws09vqp9wxgr8bg9r5gw', 'asset_01m8h2thbpa51vjga0bh7qz768', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws09vqp9wxgr8bg9r5gw', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws09vqp9wxgr8bg9r5gw', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws115x7pa4d0f108vbfh', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws115x7pa4d0f108vbfh', 'asset_01m8h2thbpa51vjga0bh7qz768', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws115x7pa4d0f108vbfh', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws115x7pa4d0f108vbfh', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws1tq44q91k99s6b0xaa', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws1tq44q91k99s6b0xaa', 'asset_01m8h2thjj6adc8gkye21cfevn', 'clip');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws2nf818yy8rht42qgq2', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws2nf818yy8rht42qgq2', 'asset_01m8h2thjj6adc8gkye21cfevn', 'clip');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws3hj6pwta34p138h2k6', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws3hj6pwta34p138h2k6', 'asset_01m8h2thbpa51vjga0bh7qz768', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws3hj6pwta34p138h2k6', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws3hj6pwta34p138h2k6', 'asset_01m8h2thc1t68j3513wbzmm2ay', 'photos');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws4n43rcnvvppr7crtgp', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws4n43rcnvvppr7crtgp', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws54b2wsgq8zfzg1d3e0', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws54b2wsgq8zfzg1d3e0', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws6bbfrmcvzvz84chegw', 'asset_01m8h2thb6xm5s11jknkyhnd7p', 'content');
INSERT INTO public.job_assets VALUES ('job_01m8h2ws6bbfrmcvzvz84chegw', 'asset_01m8h2thbpa51vjga0bh7qz768', 'styles/asset');


--
-- Data for Name: job_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_events VALUES (1, 'job_01m8h2thk4b1awxrkjpq3szk4e', 1795869722.507273, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (2, 'job_01m8h2thk4b1awxrkjpq3szk4e', 1795869722.553098, 'state', '{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO public.job_events VALUES (3, 'job_01m8h2thk4b1awxrkjpq3szk4e', 1795869722.567073, 'state', '{"state": "failed", "detail": "It cannot be rendered.", "outcome": "failed"}');
INSERT INTO public.job_events VALUES (4, 'job_01m8h2thyqykagh64n95bmdz1h', 1795869722.589589, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (5, 'job_01m8h2thzctgycz7paeybjvcxg', 1795869722.610659, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (6, 'job_01m8h2thzyzq37tg1cywxqk3wf', 1795869722.629877, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (7, 'job_01m8h2tj0h33gj647sfkr1pm9b', 1795869722.647489, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (8, 'job_01m8h2tj13t2xxy5xnt2p2v1r2', 1795869722.665363, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (9, 'job_01m8h2thzyzq37tg1cywxqk3wf', 1795869726.884538, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (10, 'job_01m8h2thzyzq37tg1cywxqk3wf', 1795869728.259981, 'artifact', '{"name": "1-result.png", "width": 96, "height": 64, "sha256": "1339997eda7e254979097aead6d0fb41fa54786fe349a5f973be5d652253d4b9", "artifact": "artifact_01m8h2tqfzrp3hh19ce9dzjkt1"}');
INSERT INTO public.job_events VALUES (11, 'job_01m8h2thzyzq37tg1cywxqk3wf', 1795869728.279362, 'artifact', '{"name": "1-master.tiff", "width": 96, "height": 64, "sha256": "64db1ede125a67d85e996a455d4de87ddf54b761e766bd8e8dcb63cf91bd2990", "artifact": "artifact_01m8h2tqgmwkjr1v53k5gjs12v"}');
INSERT INTO public.job_events VALUES (12, 'job_01m8h2thzyzq37tg1cywxqk3wf', 1795869728.701051, 'artifact', '{"name": "2-result.png", "width": 96, "height": 64, "sha256": "3b93e9cf6d458bf11dff70b7ad84c080fc1b7dede528ee96d7aad30148814674", "artifact": "artifact_01m8h2tqxv0qyswy14q6krkcd7"}');
INSERT INTO public.job_events VALUES (13, 'job_01m8h2thzyzq37tg1cywxqk3wf', 1795869728.717645, 'artifact', '{"name": "2-master.tiff", "width": 96, "height": 64, "sha256": "ee591f96c0dfa3d999ef5f2478a7995c9d95edd6dc297003803997b47a32329e", "artifact": "artifact_01m8h2tqyc9zp6msgg6n22vrx4"}');
INSERT INTO public.job_events VALUES (14, 'job_01m8h2thzyzq37tg1cywxqk3wf', 1795869729.130736, 'artifact', '{"name": "3-result.png", "width": 96, "height": 64, "sha256": "5a776e423a6b3e5c5625c1e53fdf65f5033c0ca2e3c494bc1116f56470f14bd5", "artifact": "artifact_01m8h2trb9extnf6hetnmy75y2"}');
INSERT INTO public.job_events VALUES (15, 'job_01m8h2thzyzq37tg1cywxqk3wf', 1795869729.133979, 'artifact', '{"name": "3-master.tiff", "width": 96, "height": 64, "sha256": "0b5ab218f004bcbdab4c68f6db6de14cfca43b42945c7b46938f59aef99563f6", "artifact": "artifact_01m8h2trbbb7qh53xr8sbbtz3v"}');
INSERT INTO public.job_events VALUES (16, 'job_01m8h2thzyzq37tg1cywxqk3wf', 1795869729.144488, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (17, 'job_01m8h2tj0h33gj647sfkr1pm9b', 1795869729.261372, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (18, 'job_01m8h2tj0h33gj647sfkr1pm9b', 1795869737.15786, 'artifact', '{"name": "result.mp4", "width": 96, "height": 64, "sha256": "53c4a8cce5c4e092ca0e90b852aa953e29ffcb49e27c54abd043e241175aeb83", "artifact": "artifact_01m8h2v06422zvbrmy3zk0t75j"}');
INSERT INTO public.job_events VALUES (19, 'job_01m8h2tj0h33gj647sfkr1pm9b', 1795869737.163431, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (20, 'job_01m8h2tj13t2xxy5xnt2p2v1r2', 1795869737.274826, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (21, 'job_01m8h2tj13t2xxy5xnt2p2v1r2', 1795869742.937298, 'artifact', '{"name": "samples.jpg", "width": 192, "height": 128, "sha256": "77daba0a29237be08ecce7d30cafe0467a10cd9ba2088bee245e9954d6e96b51", "artifact": "artifact_01m8h2v5tqz2tk4jhgfcnwcnaw"}');
INSERT INTO public.job_events VALUES (22, 'job_01m8h2tj13t2xxy5xnt2p2v1r2', 1795869742.940342, 'artifact', '{"name": "model.safetensors", "width": 0, "height": 0, "sha256": "a07ac196ae893f187c18e71de20275cb08437af2040aec14d14983c799d1a821", "artifact": "artifact_01m8h2v5tt3f8kq0y7k9fns6ar"}');
INSERT INTO public.job_events VALUES (23, 'job_01m8h2tj13t2xxy5xnt2p2v1r2', 1795869742.945133, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (24, 'job_01m8h2thyqykagh64n95bmdz1h', 1795869743.054982, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (25, 'job_01m8h2thyqykagh64n95bmdz1h', 1795869744.972907, 'artifact', '{"name": "scale-1.jpg", "width": 64, "height": 43, "sha256": "19e1dcaefefbfb44d83dc2e2661f857a3beec7ccb5eca609192104c0b5d7c887", "artifact": "artifact_01m8h2v7t744wkwfd784fde4h1"}');
INSERT INTO public.job_events VALUES (26, 'job_01m8h2thyqykagh64n95bmdz1h', 1795869746.572275, 'artifact', '{"name": "result.png", "width": 96, "height": 64, "sha256": "c4ce42b6d15c23d5e8b80de17a7d2f6b5eb3f37f4b6f321f390c2714e66e229b", "artifact": "artifact_01m8h2v9ca1c3wnzks59j5decw"}');
INSERT INTO public.job_events VALUES (27, 'job_01m8h2thyqykagh64n95bmdz1h', 1795869746.576628, 'artifact', '{"name": "master.tiff", "width": 96, "height": 64, "sha256": "b5511f1b48589aff70c1dce9e71be316f3e7c1bbfcb545753ab5acfa0cd6c211", "artifact": "artifact_01m8h2v9cdsbadnjay7bpz37fp"}');
INSERT INTO public.job_events VALUES (28, 'job_01m8h2thyqykagh64n95bmdz1h', 1795869746.581282, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (29, 'job_01m8h2thzctgycz7paeybjvcxg', 1795869746.694246, 'state', '{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO public.job_events VALUES (30, 'job_01m8h2thzctgycz7paeybjvcxg', 1795869748.634264, 'artifact', '{"name": "scale-1.jpg", "width": 64, "height": 43, "sha256": "a6f1222d352d0cd05bbc768ae33dfee290428cf52f0b0728b28833788494eece", "artifact": "artifact_01m8h2vbcq1x5erbf8affpn8tz"}');
INSERT INTO public.job_events VALUES (31, 'job_01m8h2thzctgycz7paeybjvcxg', 1795869750.240278, 'artifact', '{"name": "result.png", "width": 96, "height": 64, "sha256": "7bad78cca222a5a9252b898805c701227167e731a93f11a1d1ad010d0f0769ce", "artifact": "artifact_01m8h2vcyyzjzv3ntpg9r6x6ne"}');
INSERT INTO public.job_events VALUES (32, 'job_01m8h2thzctgycz7paeybjvcxg', 1795869750.242891, 'artifact', '{"name": "master.tiff", "width": 96, "height": 64, "sha256": "0e0ae1dc794ed31d425bc3d606904270832c9a232129a709bd89a2e2e13d972b", "artifact": "artifact_01m8h2vcz19kfs5mhbthrhamb8"}');
INSERT INTO public.job_events VALUES (33, 'job_01m8h2thzctgycz7paeybjvcxg', 1795869750.247905, 'state', '{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO public.job_events VALUES (34, 'job_01m8h2vd7rhf3tb2sd9ztzw6qg', 1795869750.530637, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (35, 'job_01m8h2vd7rhf3tb2sd9ztzw6qg', 1795869754.579873, 'state', '{"epoch": 1, "state": "running", "worker": "studio/adam"}');
INSERT INTO public.job_events VALUES (36, 'job_01m8h2vjkvpz8cadnk4pprac44', 1795869756.036409, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (37, 'job_01m8h2vjkvpz8cadnk4pprac44', 1795869760.229417, 'state', '{"epoch": 1, "state": "running", "worker": "studio/lbfgs"}');
INSERT INTO public.job_events VALUES (38, 'job_01m8h2vr6qsemd20aktry29jt5', 1795869761.758756, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (39, 'job_01m8h2vr6qsemd20aktry29jt5', 1795869765.985513, 'state', '{"epoch": 1, "state": "running", "worker": "studio/apply"}');
INSERT INTO public.job_events VALUES (40, 'job_01m8h2vr6qsemd20aktry29jt5', 1795869767.372171, 'artifact', '{"name": "1-result.png", "width": 96, "height": 64, "sha256": "1339997eda7e254979097aead6d0fb41fa54786fe349a5f973be5d652253d4b9", "artifact": "artifact_01m8h2vxp8j9z567rqcfsaj8t1"}');
INSERT INTO public.job_events VALUES (42, 'job_01m8h2vxvgpgagj7jvdazsp6y3', 1795869767.543063, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (41, 'job_01m8h2vr6qsemd20aktry29jt5', 1795869767.389911, 'artifact', '{"name": "1-master.tiff", "width": 96, "height": 64, "sha256": "64db1ede125a67d85e996a455d4de87ddf54b761e766bd8e8dcb63cf91bd2990", "artifact": "artifact_01m8h2vxpwjkyf2a52ef51v40s"}');
INSERT INTO public.job_events VALUES (43, 'job_01m8h2vxvgpgagj7jvdazsp6y3', 1795869771.552402, 'state', '{"epoch": 1, "state": "running", "worker": "studio/video"}');
INSERT INTO public.job_events VALUES (44, 'job_01m8h2w5qjy285zgxx3dwhbh9s', 1795869775.609423, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (45, 'job_01m8h2w5qjy285zgxx3dwhbh9s', 1795869779.666549, 'state', '{"epoch": 1, "state": "running", "worker": "studio/train"}');
INSERT INTO public.job_events VALUES (46, 'job_01m8h2wb5ry5zvn33bge71z9jt', 1795869781.184543, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (47, 'job_01m8h2wb5ry5zvn33bge71z9jt', 1795869785.644476, 'state', '{"epoch": 1, "state": "running", "worker": "studio/pauses"}');
INSERT INTO public.job_events VALUES (48, 'job_01m8h2wb5ry5zvn33bge71z9jt', 1795869787.351623, 'state', '{"by": "ana", "state": "pausing"}');
INSERT INTO public.job_events VALUES (49, 'job_01m8h2wb5ry5zvn33bge71z9jt', 1795869787.428688, 'state', '{"state": "paused", "detail": null, "outcome": "paused"}');
INSERT INTO public.job_events VALUES (50, 'job_01m8h2wj38yc3hnpnq03z7g8ez', 1795869788.279383, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (51, 'job_01m8h2wj38yc3hnpnq03z7g8ez', 1795869794.326087, 'state', '{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO public.job_events VALUES (52, 'job_01m8h2wj38yc3hnpnq03z7g8ez', 1795869794.336301, 'state', '{"by": "ana", "state": "pausing"}');
INSERT INTO public.job_events VALUES (53, 'job_01m8h2wr189xwfgdtzy0y246wf', 1795869794.35345, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (54, 'job_01m8h2wr189xwfgdtzy0y246wf', 1795869794.360827, 'state', '{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO public.job_events VALUES (55, 'job_01m8h2wr189xwfgdtzy0y246wf', 1795869794.366548, 'state', '{"by": "ana", "state": "canceling"}');
INSERT INTO public.job_events VALUES (56, 'job_01m8h2wr29x3stxntkrn6vqh3f', 1795869794.38719, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (57, 'job_01m8h2wr29x3stxntkrn6vqh3f', 1795869794.393977, 'state', '{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO public.job_events VALUES (58, 'job_01m8h2wr29x3stxntkrn6vqh3f', 1795869794.397954, 'state', '{"by": "ana", "state": "finishing"}');
INSERT INTO public.job_events VALUES (59, 'job_01m8h2wr35mcgrykryywt451s6', 1795869794.413766, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (60, 'job_01m8h2wr35mcgrykryywt451s6', 1795869794.421466, 'state', '{"by": "ana", "state": "canceled"}');
INSERT INTO public.job_events VALUES (61, 'job_01m8h2wr416axdn5dpzmcwget0', 1795869794.440361, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (62, 'job_01m8h2wr4mtxszct3vfyxgr2ye', 1795869794.46812, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (63, 'job_01m8h2wr5qrmq9cxkf2d7ed4yj', 1795869794.498275, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (64, 'job_01m8h2wr5qrmq9cxkf2d7ed4yj', 1795869794.509835, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (65, 'job_01m8h2wr6x8hsjsp27x27brehd', 1795869794.5384, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (66, 'job_01m8h2wr6x8hsjsp27x27brehd', 1795869794.548145, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (67, 'job_01m8h2wr87j859xnee4tbqzqt9', 1795869794.584209, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (68, 'job_01m8h2wr87j859xnee4tbqzqt9', 1795869794.593989, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (69, 'job_01m8h2wr9mp7znvdrdedh1j4s1', 1795869794.625318, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (70, 'job_01m8h2wr9mp7znvdrdedh1j4s1', 1795869794.633551, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (71, 'job_01m8h2wrak4bb244c89s5saqft', 1795869794.6539, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (72, 'job_01m8h2wrak4bb244c89s5saqft', 1795869794.662038, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (73, 'job_01m8h2wrbkbaj9brhf56t5q1cs', 1795869794.684576, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (74, 'job_01m8h2wrbkbaj9brhf56t5q1cs', 1795869794.691899, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (75, 'job_01m8h2wrcdn5t0s57c4sfhwkty', 1795869794.709551, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (76, 'job_01m8h2wrcdn5t0s57c4sfhwkty', 1795869794.714946, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (77, 'job_01m8h2wrd3xg0jfrcpwyfq5pgx', 1795869794.731761, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (78, 'job_01m8h2wrd3xg0jfrcpwyfq5pgx', 1795869794.738334, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (79, 'job_01m8h2wrdty9kyhsxap8np64s3', 1795869794.75756, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (80, 'job_01m8h2wrdty9kyhsxap8np64s3', 1795869794.766514, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (81, 'job_01m8h2wresq0ms5yen9ctjp13t', 1795869794.788955, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (82, 'job_01m8h2wresq0ms5yen9ctjp13t', 1795869794.795875, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (83, 'job_01m8h2wrfnv1dcq59nwa5e072w', 1795869794.813833, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (84, 'job_01m8h2wrfnv1dcq59nwa5e072w', 1795869794.820342, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (85, 'job_01m8h2wrge5ax17gvdysfx99d0', 1795869794.840531, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (86, 'job_01m8h2wrge5ax17gvdysfx99d0', 1795869794.857432, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (87, 'job_01m8h2wrhmed5ejv1gg0pm733w', 1795869794.881441, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (88, 'job_01m8h2wrhmed5ejv1gg0pm733w', 1795869794.889614, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (89, 'job_01m8h2wrjp9tgpqe01xwvd68kf', 1795869794.915343, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (90, 'job_01m8h2wrjp9tgpqe01xwvd68kf', 1795869794.923313, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (91, 'job_01m8h2wrknyb98chwvcjz0b6gz', 1795869794.94979, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (92, 'job_01m8h2wrknyb98chwvcjz0b6gz', 1795869794.957846, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (93, 'job_01m8h2wrr2n8yccy4kqbpesq22', 1795869795.082656, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (94, 'job_01m8h2wrr2n8yccy4kqbpesq22', 1795869795.08852, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (95, 'job_01m8h2wrs1ycfan4qzwxmvd9qj', 1795869795.113686, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (96, 'job_01m8h2wrs1ycfan4qzwxmvd9qj', 1795869795.119234, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (97, 'job_01m8h2wrsqgsynf9a7ahr1zq7s', 1795869795.134455, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (98, 'job_01m8h2wrsqgsynf9a7ahr1zq7s', 1795869795.13899, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (99, 'job_01m8h2wrt96ayem5vh9gftj67p', 1795869795.153501, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (100, 'job_01m8h2wrt96ayem5vh9gftj67p', 1795869795.159371, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (101, 'job_01m8h2wrv0y0cg38trfz4j69ve', 1795869795.179941, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (102, 'job_01m8h2wrv0y0cg38trfz4j69ve', 1795869795.188236, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (103, 'job_01m8h2wrvxnph74emnw3vyat31', 1795869795.206805, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (104, 'job_01m8h2wrvxnph74emnw3vyat31', 1795869795.212874, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (105, 'job_01m8h2wrwnpjtbsrjzznrx9n53', 1795869795.231754, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (106, 'job_01m8h2wrwnpjtbsrjzznrx9n53', 1795869795.239848, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (107, 'job_01m8h2wrxhwyzmq6srpm49jfff', 1795869795.259545, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (108, 'job_01m8h2wrxhwyzmq6srpm49jfff', 1795869795.265496, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (109, 'job_01m8h2wryq749j5qqx6sjgqc61', 1795869795.296142, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (110, 'job_01m8h2wryq749j5qqx6sjgqc61', 1795869795.301557, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (111, 'job_01m8h2wrzf1ttjtpkf30ea65r3', 1795869795.321118, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (112, 'job_01m8h2wrzf1ttjtpkf30ea65r3', 1795869795.328246, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (113, 'job_01m8h2ws09vqp9wxgr8bg9r5gw', 1795869795.346014, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (114, 'job_01m8h2ws09vqp9wxgr8bg9r5gw', 1795869795.352786, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (115, 'job_01m8h2ws115x7pa4d0f108vbfh', 1795869795.370677, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (116, 'job_01m8h2ws115x7pa4d0f108vbfh', 1795869795.377461, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (117, 'job_01m8h2ws1tq44q91k99s6b0xaa', 1795869795.397243, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (118, 'job_01m8h2ws1tq44q91k99s6b0xaa', 1795869795.404394, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (119, 'job_01m8h2ws2nf818yy8rht42qgq2', 1795869795.423853, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (120, 'job_01m8h2ws2nf818yy8rht42qgq2', 1795869795.431327, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (121, 'job_01m8h2ws3hj6pwta34p138h2k6', 1795869795.450552, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (122, 'job_01m8h2ws3hj6pwta34p138h2k6', 1795869795.457909, 'state', '{"by": "ana", "state": "paused"}');
INSERT INTO public.job_events VALUES (123, 'job_01m8h2ws4n43rcnvvppr7crtgp', 1795869795.48768, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (124, 'job_01m8h2ws54b2wsgq8zfzg1d3e0', 1795869795.497928, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (125, 'job_01m8h2thzctgycz7paeybjvcxg', 1795869795.521295, 'state', '{"by": "ana", "state": "succeeded", "changed": ["favourite"]}');
INSERT INTO public.job_events VALUES (126, 'job_01m8h2ws6bbfrmcvzvz84chegw', 1795869795.541507, 'state', '{"state": "queued"}');
INSERT INTO public.job_events VALUES (127, 'job_01m8h2ws6bbfrmcvzvz84chegw', 1795869795.549966, 'state', '{"by": "ana", "state": "canceled"}');
INSERT INTO public.job_events VALUES (128, 'job_01m8h2ws6bbfrmcvzvz84chegw', 1795869795.558454, 'binned', '{}');


--
-- Data for Name: jobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.jobs VALUES ('job_01m8h2thzyzq37tg1cywxqk3wf', 'ana', 'Finished: apply', '{"dpi": 300, "size": null, "color": "style", "frame": null, "looks": null, "model": null, "sheet": null, "method": "ot", "photos": ["asset_01m8h2thb6xm5s11jknkyhnd7p", "asset_01m8h2thbpa51vjga0bh7qz768", "asset_01m8h2thc1t68j3513wbzmm2ay"], "stroke": 1.0, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "outputs": ["png"], "version": 2, "weights": null, "strength": 1.0, "variants": "none", "content_mask": null}', NULL, 'succeeded', NULL, 3, 0, 1795869722.622232, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "rate": 21.3032, "photo": 3, "stage": "finished", "photos": 3, "eta_seconds": 0}', 1795869722.622232, 1795869726.878641, 1795869729.135822, 2.251235008239746, NULL, '{}', 'apply 73 73 73 73', NULL, 'apply', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2thk4b1awxrkjpq3szk4e', 'ana', 'Failed', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'failed', 'It cannot be rendered.', 3, 0, 1795869722.212619, 1, NULL, NULL, NULL, 0, NULL, 1795869722.212619, 1795869722.550686, 1795869722.558216, 0.005106210708618164, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2vd7rhf3tb2sd9ztzw6qg', 'ana', 'Stopped: adam', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'running', NULL, 2, 10, 1795869750.520244, 1, 'boot_01m8h2vfgndsecc7820mcjvmqp', 'studio/adam', 1795869784.615088, 0, NULL, 1795869750.520244, 1795869754.575681, NULL, 0, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', 1795869754.575681, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2vjkvpz8cadnk4pprac44', 'ana', 'Stopped: lbfgs', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "lbfgs", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'running', NULL, 2, 10, 1795869756.027573, 1, 'boot_01m8h2vmzatm9chr8rekfs6rbj', 'studio/lbfgs', 1795869790.276379, 0, NULL, 1795869756.027573, 1795869760.224261, NULL, 0, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', 1795869760.224261, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2vr6qsemd20aktry29jt5', 'ana', 'Stopped: apply', '{"dpi": 300, "size": null, "color": "style", "frame": null, "looks": null, "model": null, "sheet": null, "method": "ot", "photos": ["asset_01m8h2thb6xm5s11jknkyhnd7p", "asset_01m8h2thbpa51vjga0bh7qz768", "asset_01m8h2thc1t68j3513wbzmm2ay"], "stroke": 1.0, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "outputs": ["png"], "version": 2, "weights": null, "strength": 1.0, "variants": "none", "content_mask": null}', NULL, 'running', NULL, 2, 10, 1795869761.751106, 1, 'boot_01m8h2vtmrdbx5nepfqvx8mjfx', 'studio/apply', 1795869796.01263, 0, '{"stage": "loading"}', 1795869761.751106, 1795869765.981928, NULL, 0, NULL, '{}', 'apply 73 73 73 73', NULL, 'apply', NULL, NULL, 'default', 1795869765.981928, 2.251235008239746, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2vxvgpgagj7jvdazsp6y3', 'ana', 'Stopped: video', '{"clip": "asset_01m8h2thjj6adc8gkye21cfevn", "cuts": [], "part": null, "rate": null, "codec": "h264", "every": 1, "model": null, "method": "gatys", "passes": 1, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "quality": 18, "version": 2, "weights": null, "steadiness": 1.0}', NULL, 'running', NULL, 2, 10, 1795869767.536297, 1, 'boot_01m8h2w044yxddtkybxkk9kasg', 'studio/video', 1795869801.590802, 0, '{"stage": "loading"}', 1795869767.536297, 1795869771.546515, NULL, 0, NULL, '{}', 'video 166 113 166 113', NULL, 'video', NULL, NULL, 'default', 1795869771.546516, 7.8974061012268075, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2w5qjy285zgxx3dwhbh9s', 'ana', 'Stopped: train', '{"crop": 64, "rate": 0.001, "seed": 0, "size": 64, "batch": 1, "start": null, "steps": 60, "width": 4, "photos": ["asset_01m8h2thb6xm5s11jknkyhnd7p", "asset_01m8h2thbpa51vjga0bh7qz768", "asset_01m8h2thc1t68j3513wbzmm2ay"], "styles": [{"asset": "asset_01m8h2thbpa51vjga0bh7qz768"}], "teacher": null, "version": 2, "tv_weight": 0.0, "style_scale": 1.0, "style_weight": 1.0, "content_weight": 1.0}', NULL, 'running', NULL, 2, 10, 1795869775.601952, 1, 'boot_01m8h2w807va3xhzapyr0ckq3m', 'studio/train', 1795869809.716774, 0, '{"stage": "loading"}', 1795869775.601952, 1795869779.6583, NULL, 0, NULL, '{}', 'train 636 636 636 636', NULL, 'train', NULL, NULL, 'default', 1795869779.6583, 5.666285037994385, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2thyqykagh64n95bmdz1h', 'ana', 'Finished: adam', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'succeeded', NULL, 4, 0, 1795869722.582956, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "loss": 0.5076431113178634, "rate": 14.8237, "curve": [[0.013396, 1.9487654306571027], [0.026791, 1.8888266758667847], [0.040187, 1.780441447426716], [0.053583, 1.6374500050562106], [0.066978, 1.4783068087158389], [0.080374, 1.3257046108234665], [0.093769, 1.1923590521395833], [0.107165, 1.0866702379642486], [0.120561, 1.0095106407527694], [0.133956, 0.957020269390441], [0.147352, 0.9236184084641471], [0.160748, 0.903673184331418], [0.174143, 0.8898963591157408], [0.187539, 0.8789677301512991], [0.200935, 0.8686715230320472], [0.21433, 0.8582335817002351], [0.227726, 0.8477414496333142], [0.241121, 0.8367471636312955], [0.254517, 0.8254671126507304], [0.267913, 0.8139654132622702], [0.281308, 0.8025383292134289], [0.294704, 0.7916335407160556], [0.3081, 0.7813247208602079], [0.321495, 0.7718070796592391], [0.334891, 0.763486135967433], [0.348287, 0.7564166683470414], [0.361682, 0.7506022987501422], [0.375078, 0.7461671282775271], [0.388474, 0.7432043875980974], [0.401869, 0.7410307285621086], [0.431776, 0.8545064316124562], [0.461682, 0.8225007784464813], [0.491589, 0.7875666176573313], [0.521495, 0.750978152486542], [0.551402, 0.7145702259312028], [0.581308, 0.6801620821798567], [0.611215, 0.6493611663049615], [0.641121, 0.6235929018600874], [0.671028, 0.6027611029663028], [0.700935, 0.5860390802947725], [0.730841, 0.5718426759177101], [0.760748, 0.5603106357237793], [0.790654, 0.5500805501579149], [0.820561, 0.5407120153458934], [0.850467, 0.5321775129641579], [0.880374, 0.5245770262712715], [0.91028, 0.5181227467838403], [0.940187, 0.5130710268283281], [0.970093, 0.509463938237789], [1.0, 0.5076431113178634]], "scale": 2, "stage": "finished", "width": 96, "height": 64, "scales": 2, "iteration": 20, "iterations": 20, "style_loss": 0.4135517624487752, "eta_seconds": 0, "content_loss": 0.09409134886908826, "moments_found": 0, "moments_computed": 10}', 1795869722.582956, 1795869743.054058, 1795869746.577502, 3.5225069522857666, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2tj0h33gj647sfkr1pm9b', 'ana', 'Finished: video', '{"clip": "asset_01m8h2thjj6adc8gkye21cfevn", "cuts": [], "part": null, "rate": null, "codec": "h264", "every": 1, "model": null, "method": "gatys", "passes": 1, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "quality": 18, "version": 2, "weights": null, "steadiness": 1.0}', NULL, 'succeeded', NULL, 3, 0, 1795869722.641266, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "rate": 13.7377, "frame": 6, "stage": "finished", "frames": 6, "painted": 6, "eta_seconds": 0}', 1795869722.641266, 1795869729.26029, 1795869737.15879, 7.897406101226807, NULL, '{}', 'video 166 113 166 113', NULL, 'video', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2tj13t2xxy5xnt2p2v1r2', 'ana', 'Finished: train', '{"crop": 64, "rate": 0.001, "seed": 0, "size": 64, "batch": 1, "start": null, "steps": 60, "width": 4, "photos": ["asset_01m8h2thb6xm5s11jknkyhnd7p", "asset_01m8h2thbpa51vjga0bh7qz768", "asset_01m8h2thc1t68j3513wbzmm2ay"], "styles": [{"asset": "asset_01m8h2thbpa51vjga0bh7qz768"}], "teacher": null, "version": 2, "tv_weight": 0.0, "style_scale": 1.0, "style_weight": 1.0, "content_weight": 1.0}', NULL, 'succeeded', NULL, 3, 0, 1795869722.659109, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "loss": 1.0147739350795746, "rate": 10.7762, "curve": [[0.016667, 1.5738018304109573], [0.033333, 1.5927511230111122], [0.05, 1.5600066408514977], [0.066667, 1.5784404277801514], [0.083333, 1.5518229752779007], [0.1, 1.5072296783328056], [0.116667, 1.4807117208838463], [0.133333, 1.428596943616867], [0.15, 1.4028984308242798], [0.166667, 1.366197109222412], [0.183333, 1.2935422658920288], [0.2, 1.2489571161568165], [0.216667, 1.1964386962354183], [0.233333, 1.155606996268034], [0.25, 1.1331614553928375], [0.266667, 1.1403000354766846], [0.283333, 1.0752091221511364], [0.3, 1.0936882384121418], [0.316667, 1.0658900570124388], [0.333333, 1.064895486459136], [0.35, 1.253941785544157], [0.366667, 1.1613305434584618], [0.383333, 1.1135825663805008], [0.4, 1.1656425148248672], [0.416667, 1.0474104285240173], [0.433333, 1.084438517689705], [0.45, 1.048850167542696], [0.466667, 0.9863973520696163], [0.483333, 1.0378389433026314], [0.5, 0.985501129180193], [0.516667, 0.9625222012400627], [0.533333, 0.9545236527919769], [0.55, 0.9142757747322321], [0.566667, 0.9310846887528896], [0.583333, 0.933016262948513], [0.6, 0.9347652122378349], [0.616667, 0.9557295218110085], [0.633333, 0.8797601591795683], [0.65, 0.9527114294469357], [0.666667, 0.8680274281650782], [0.683333, 0.8653915505856276], [0.7, 0.8594068642705679], [0.716667, 0.9030956849455833], [0.733333, 0.8582018651068211], [0.75, 0.8597566783428192], [0.766667, 1.0377678275108337], [0.783333, 0.905020147562027], [0.8, 0.8387677557766438], [0.816667, 0.940358467400074], [0.833333, 0.9251731149852276], [0.85, 0.8480851035565138], [0.866667, 0.8447088431566954], [0.883333, 0.9092340916395187], [0.9, 0.9385476112365723], [0.916667, 0.831265389919281], [0.933333, 0.8405712153762579], [0.95, 0.8915639296174049], [0.966667, 0.8433308955281973], [0.983333, 0.8935421705245972], [1.0, 1.0147739350795746]], "stage": "finished", "iteration": 60, "iterations": 60, "style_loss": 0.9409514665603638, "eta_seconds": 0, "content_loss": 0.07382246851921082}', 1795869722.659109, 1795869737.27387, 1795869742.941123, 5.666285037994385, NULL, '{}', 'train 636 636 636 636', NULL, 'train', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2thzctgycz7paeybjvcxg', 'ana', 'Finished: lbfgs', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "lbfgs", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'succeeded', NULL, 4, 0, 1795869722.604202, 1, NULL, NULL, NULL, 0, '{"done": 1.0, "loss": 0.17163990389167938, "rate": 14.6268, "curve": [[0.013396, 1.9487654306571027], [0.026791, 1.6894320416631718], [0.040187, 1.1044427342047944], [0.053583, 0.992010688774701], [0.066978, 0.9282751180848862], [0.080374, 0.8583903653447329], [0.093769, 0.7777142226633278], [0.107165, 0.6930682243060665], [0.120561, 0.6403594855719306], [0.133956, 0.5596740464522486], [0.147352, 0.48600349616454], [0.160748, 0.42365511624008445], [0.174143, 0.40539637203747947], [0.187539, 0.381490353813209], [0.200935, 0.36172926416002493], [0.21433, 0.3360477141152068], [0.227726, 0.32834287989786337], [0.241121, 0.31608376186465276], [0.254517, 0.3097720348388754], [0.267913, 0.30337371301791244], [0.281308, 0.29296380287393226], [0.294704, 0.28762983944496556], [0.3081, 0.2822096218582869], [0.321495, 0.2785718865099803], [0.334891, 0.27501431531953185], [0.348287, 0.2687661784708605], [0.361682, 0.26518468651051497], [0.375078, 0.2616610317757597], [0.388474, 0.2595692703813976], [0.401869, 0.25748197245136356], [0.431776, 0.3084988570349345], [0.461682, 0.28113325786941956], [0.491589, 0.235266295451021], [0.521495, 0.2245552137783397], [0.551402, 0.21713741575184992], [0.581308, 0.20497741754642806], [0.611215, 0.1967272172222849], [0.641121, 0.1913664628816514], [0.671028, 0.18793830787404386], [0.700935, 0.18504372929548518], [0.730841, 0.18214868051970273], [0.760748, 0.18126633091080704], [0.790654, 0.17901418948536107], [0.820561, 0.17786030131925967], [0.850467, 0.17691908138722856], [0.880374, 0.1753292903823001], [0.91028, 0.17419739984148042], [0.940187, 0.1732002090958023], [0.970093, 0.1724494344207676], [1.0, 0.17163990389167938]], "scale": 2, "stage": "finished", "width": 96, "height": 64, "scales": 2, "iteration": 20, "iterations": 20, "style_loss": 0.0980151618132344, "eta_seconds": 0, "content_loss": 0.07239053279705257, "moments_found": 10, "moments_computed": 0}', 1795869722.604202, 1795869746.692851, 1795869750.243631, 3.549363851547241, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', NULL, NULL, false, 0, NULL, NULL, true, NULL, NULL, true);
INSERT INTO public.jobs VALUES ('job_01m8h2wb5ry5zvn33bge71z9jt', 'ana', 'Paused in the middle', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 4, 10, 1795869781.176091, 1, NULL, NULL, NULL, 0, '{"done": 0.160748, "loss": 0.6596142097973714, "rate": 7.9558, "curve": [[0.013396, 1.9487654306571027], [0.026791, 1.6942897028193808], [0.040187, 1.105904582763843], [0.053583, 0.9947563442367228], [0.066978, 0.940189254485615], [0.080374, 0.8918948571574248], [0.093769, 0.8459922230632668], [0.107165, 0.7950813428267365], [0.120561, 0.7604345294395428], [0.133956, 0.763273362889733], [0.147352, 0.6900922530238329], [0.160748, 0.6596142097973714]], "scale": 1, "stage": "rendering", "width": 64, "height": 43, "scales": 2, "iteration": 12, "iterations": 30, "style_loss": 0.595478911727418, "eta_seconds": 7.9, "content_loss": 0.06060529284404176, "moments_found": 5, "moments_computed": 0}', 1795869781.176091, 1795869785.636642, NULL, 1.7687938213348389, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wj38yc3hnpnq03z7g8ez', 'ana', 'Held: pause', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'pausing', NULL, 3, 20, 1795869788.264448, 1, 'boot_gone', 'studio/gone', 1795869824.320435, 0, NULL, 1795869788.264448, 1795869794.320451, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', 1795869794.320451, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wr189xwfgdtzy0y246wf', 'ana', 'Held: cancel', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'canceling', NULL, 3, 20, 1795869794.344763, 1, 'boot_gone', 'studio/gone', 1795869824.359706, 0, NULL, 1795869794.344763, 1795869794.359717, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', 1795869794.359718, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wr29x3stxntkrn6vqh3f', 'ana', 'Held: finish', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'finishing', NULL, 3, 20, 1795869794.37764, 1, 'boot_gone', 'studio/gone', 1795869824.393105, 0, NULL, 1795869794.37764, 1795869794.393115, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', 1795869794.393116, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wr35mcgrykryywt451s6', 'ana', 'Canceled', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'canceled', NULL, 2, 0, 1795869794.405293, 0, NULL, NULL, NULL, 0, NULL, 1795869794.405293, NULL, 1795869794.419986, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wr416axdn5dpzmcwget0', 'ana', 'Queued', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'queued', NULL, 1, 0, 1795869794.432993, 0, NULL, NULL, NULL, 0, NULL, 1795869794.432993, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'Waves', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wr4mtxszct3vfyxgr2ye', 'ana', 'A version', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 7, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', 'job_01m8h2thyqykagh64n95bmdz1h', 'queued', NULL, 1, 0, 1795869794.452426, 0, NULL, NULL, NULL, 0, NULL, 1795869794.452426, NULL, NULL, 0, NULL, '{}', 'render 166 113 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wr5qrmq9cxkf2d7ed4yj', 'ana', 'Preset draft', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 100, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 25, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.487141, 0, NULL, NULL, NULL, 0, NULL, 1795869794.487141, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 526.5273350134061, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wr6x8hsjsp27x27brehd', 'ana', 'Preset standard', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 300, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 50, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.524799, 0, NULL, NULL, NULL, 0, NULL, 1795869794.524799, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 1579.5820050402183, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wr87j859xnee4tbqzqt9', 'ana', 'Preset fine', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 500, "scale_step": 1.4142, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 100, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.566782, 0, NULL, NULL, NULL, 0, NULL, 1795869794.566782, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 4229.48420538096, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wr9mp7znvdrdedh1j4s1', 'ana', 'Preset draft@1', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": false, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 100, "scale_step": 2.0, "statistics": "covariance", "flat_colors": false, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 25, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.612182, 0, NULL, NULL, NULL, 0, NULL, 1795869794.612182, NULL, NULL, 0, NULL, '{}', 'render 305 198 225 159', NULL, 'render', NULL, NULL, 'default', NULL, 526.5273350134061, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrak4bb244c89s5saqft', 'ana', 'Preset standard@1', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": false, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 300, "scale_step": 2.0, "statistics": "covariance", "flat_colors": false, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 50, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.643324, 0, NULL, NULL, NULL, 0, NULL, 1795869794.643324, NULL, NULL, 0, NULL, '{}', 'render 305 198 225 159', NULL, 'render', NULL, NULL, 'default', NULL, 1579.5820050402183, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrbkbaj9brhf56t5q1cs', 'ana', 'Preset fine@1', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": false, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 500, "scale_step": 1.4142, "statistics": "covariance", "flat_colors": false, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 100, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.674876, 0, NULL, NULL, NULL, 0, NULL, 1795869794.674876, NULL, NULL, 0, NULL, '{}', 'render 305 198 225 159', NULL, 'render', NULL, NULL, 'default', NULL, 4229.48420538096, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrzf1ttjtpkf30ea65r3', 'ana', 'Settings 6', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_2": 2.0, "relu5_3": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu2_2": 1.0, "relu3_3": 0.5}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869795.310992, 0, NULL, NULL, NULL, 0, NULL, 1795869795.310992, NULL, NULL, 0, NULL, '{}', 'render 198 128 198 128', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2ws09vqp9wxgr8bg9r5gw', 'ana', 'One pass', '{"dpi": 300, "size": 128, "color": "style", "frame": null, "looks": null, "model": null, "sheet": null, "method": "wct", "photos": ["asset_01m8h2thb6xm5s11jknkyhnd7p", "asset_01m8h2thbpa51vjga0bh7qz768", "asset_01m8h2thc1t68j3513wbzmm2ay"], "stroke": 1.0, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "outputs": ["png"], "version": 2, "weights": null, "strength": 0.5, "variants": "none", "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869795.336934, 0, NULL, NULL, NULL, 0, NULL, 1795869795.336934, NULL, NULL, 0, NULL, '{}', 'apply 73 73 73 73', NULL, 'apply', NULL, NULL, 'default', NULL, 3.4081196652518377, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2ws115x7pa4d0f108vbfh', 'ana', 'A proof of one pass', '{"dpi": 300, "size": null, "color": "luminance", "frame": null, "looks": null, "model": null, "sheet": null, "method": "ot", "photos": ["asset_01m8h2thb6xm5s11jknkyhnd7p", "asset_01m8h2thbpa51vjga0bh7qz768", "asset_01m8h2thc1t68j3513wbzmm2ay"], "stroke": 1.0, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "outputs": ["png"], "version": 2, "weights": null, "strength": 1.0, "variants": "none", "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869795.361237, 0, NULL, NULL, NULL, 0, NULL, 1795869795.361237, NULL, NULL, 0, NULL, '{}', 'apply 73 73 73 73', NULL, 'apply', NULL, NULL, 'default', NULL, 2.251235008239746, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrcdn5t0s57c4sfhwkty', 'ana', 'Preset draft@2', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 100, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 25, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.700898, 0, NULL, NULL, NULL, 0, NULL, 1795869794.700898, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 526.5273350134061, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrd3xg0jfrcpwyfq5pgx', 'ana', 'Preset standard@2', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 300, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 50, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.723142, 0, NULL, NULL, NULL, 0, NULL, 1795869794.723142, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 1579.5820050402183, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrdty9kyhsxap8np64s3', 'ana', 'Preset fine@2', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 500, "scale_step": 1.4142, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 100, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.746345, 0, NULL, NULL, NULL, 0, NULL, 1795869794.746345, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 4229.48420538096, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wresq0ms5yen9ctjp13t', 'ana', 'Preset draft@3', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 100, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 25, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.777361, 0, NULL, NULL, NULL, 0, NULL, 1795869794.777361, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 526.5273350134061, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrfnv1dcq59nwa5e072w', 'ana', 'Preset standard@3', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 300, "scale_step": 2.0, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 50, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.804805, 0, NULL, NULL, NULL, 0, NULL, 1795869794.804805, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 1579.5820050402183, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrge5ax17gvdysfx99d0', 'ana', 'Preset fine@3', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 500, "scale_step": 1.4142, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 100, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.830215, 0, NULL, NULL, NULL, 0, NULL, 1795869794.830215, NULL, NULL, 0, NULL, '{}', 'render 512 395 413 347', NULL, 'render', NULL, NULL, 'default', NULL, 4229.48420538096, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrhmed5ejv1gg0pm733w', 'ana', 'Every file', '{"dpi": 150, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png", "png16", "jpeg", "webp", "tiff", "tiff16"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.86851, 0, NULL, NULL, NULL, 0, NULL, 1795869794.86851, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrjp9tgpqe01xwvd68kf', 'ana', 'Notes, labels and a webhook', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.90202, 0, NULL, NULL, NULL, 0, NULL, 1795869794.90202, NULL, NULL, 0, NULL, '{"shot": "sq010_0040"}', 'render 166 118 166 113 fast', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrknyb98chwvcjz0b6gz', 'ana', 'Two paintings', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 2.5}, {"mask": null, "asset": "asset_01m8h2thb6xm5s11jknkyhnd7p", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869794.933637, 0, NULL, NULL, NULL, 0, NULL, 1795869794.933637, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrr2n8yccy4kqbpesq22', 'ana', 'Regions', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": "asset_01m8h2thc1t68j3513wbzmm2ay", "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": "asset_01m8h2thc1t68j3513wbzmm2ay"}', NULL, 'paused', NULL, 2, 0, 1795869795.073922, 0, NULL, NULL, NULL, 0, NULL, 1795869795.073922, NULL, NULL, 0, NULL, '{}', 'render 225 174 225 174', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrs1ycfan4qzwxmvd9qj', 'ana', 'Regions and strength', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": "asset_01m8h2thc1t68j3513wbzmm2ay", "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": "asset_01m8h2thc1t68j3513wbzmm2ay", "content_mask": "asset_01m8h2thc1t68j3513wbzmm2ay"}', NULL, 'paused', NULL, 2, 0, 1795869795.10497, 0, NULL, NULL, NULL, 0, NULL, 1795869795.10497, NULL, NULL, 0, NULL, '{}', 'render 225 174 225 174', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrsqgsynf9a7ahr1zq7s', 'ana', 'Strength', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": "asset_01m8h2thc1t68j3513wbzmm2ay", "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869795.127685, 0, NULL, NULL, NULL, 0, NULL, 1795869795.127685, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrt96ayem5vh9gftj67p', 'ana', 'A canvas of one''s own', '{"dpi": 300, "init": "asset_01m8h2thbpa51vjga0bh7qz768", "frame": null, "sheet": null, "recipe": {"init": "image", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869795.145718, 0, NULL, NULL, NULL, 0, NULL, 1795869795.145718, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrv0y0cg38trfz4j69ve', 'ana', 'Settings 1', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "luminance", "history": 10, "network": "auto", "padding": "zeros", "pooling": "max", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "gram", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869795.168692, 0, NULL, NULL, NULL, 0, NULL, 1795869795.168692, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrvxnph74emnw3vyat31', 'ana', 'Settings 2', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "noise", "seed": 2147483647, "size": 96, "bleed": true, "color": "match", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": true, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "moments", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869795.197023, 0, NULL, NULL, NULL, 0, NULL, 1795869795.197023, NULL, NULL, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrwnpjtbsrjzznrx9n53', 'ana', 'Settings 3', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "noisy", "seed": 0, "size": 96, "bleed": true, "color": "histogram", "history": 10, "network": "vgg16", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "wasserstein", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869795.221662, 0, NULL, NULL, NULL, 0, NULL, 1795869795.221662, NULL, NULL, 0, NULL, '{}', 'render 146 104 146 104 network-vgg16', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wrxhwyzmq6srpm49jfff', 'ana', 'Settings 4', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 100, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.0, "optimizer": "lbfgs", "precision": "float16", "tv_weight": 0.5, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869795.249683, 0, NULL, NULL, NULL, 0, NULL, 1795869795.249683, NULL, NULL, 0, NULL, '{}', 'render 140 140 140 140', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2wryq749j5qqx6sjgqc61', 'ana', 'Settings 5', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 16384, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 4096, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 4.0, "statistics": "covariance", "flat_colors": true, "style_scale": 4.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 8.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'paused', NULL, 2, 0, 1795869795.287474, 0, NULL, NULL, NULL, 0, NULL, 1795869795.287474, NULL, NULL, 0, NULL, '{}', 'render 844361 571741 547501 502060', NULL, 'render', NULL, NULL, 'default', NULL, 36577.56756775977, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2ws1tq44q91k99s6b0xaa', 'ana', 'Two passes of a film', '{"clip": "asset_01m8h2thjj6adc8gkye21cfevn", "cuts": [], "part": null, "rate": null, "codec": "ffv1", "every": 1, "model": null, "method": "adain", "passes": 2, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "quality": 18, "version": 2, "weights": null, "steadiness": 1.0}', NULL, 'paused', NULL, 2, 0, 1795869795.385995, 0, NULL, NULL, NULL, 0, NULL, 1795869795.385995, NULL, NULL, 0, NULL, '{}', 'video 77 77 73 73', NULL, 'video', NULL, NULL, 'default', NULL, 2.903556966578707, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2ws2nf818yy8rht42qgq2', 'ana', 'Part of a film', '{"clip": "asset_01m8h2thjj6adc8gkye21cfevn", "cuts": [], "part": [1, 4], "rate": 12.0, "codec": "png", "every": 2, "model": null, "method": "gatys", "passes": 1, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "quality": 18, "version": 2, "weights": null, "steadiness": 1.0}', NULL, 'paused', NULL, 2, 0, 1795869795.413511, 0, NULL, NULL, NULL, 0, NULL, 1795869795.413511, NULL, NULL, 0, NULL, '{}', 'video 166 113 166 113', NULL, 'video', NULL, NULL, 'default', NULL, 4.456153400096488, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2ws3hj6pwta34p138h2k6', 'ana', 'A training', '{"crop": 64, "rate": 0.001, "seed": 7, "size": 64, "batch": 1, "start": null, "steps": 60, "width": 4, "photos": ["asset_01m8h2thb6xm5s11jknkyhnd7p", "asset_01m8h2thbpa51vjga0bh7qz768", "asset_01m8h2thc1t68j3513wbzmm2ay"], "styles": [{"asset": "asset_01m8h2thbpa51vjga0bh7qz768"}], "teacher": null, "version": 2, "tv_weight": 0.0, "style_scale": 0.5, "style_weight": 1.0, "content_weight": 2.0}', NULL, 'paused', NULL, 2, 0, 1795869795.441068, 0, NULL, NULL, NULL, 0, NULL, 1795869795.441068, NULL, NULL, 0, NULL, '{}', 'train 636 636 636 636', NULL, 'train', NULL, NULL, 'default', NULL, 5.666285037994385, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2ws4n43rcnvvppr7crtgp', 'ana', '', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 0.5, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'queued', NULL, 1, 0, 1795869795.473079, 0, NULL, NULL, NULL, 0, NULL, 1795869795.473079, NULL, NULL, 0, 'batch_01m8h2ws4fz3jdbkb36d28xtyq', '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2ws54b2wsgq8zfzg1d3e0', 'ana', '', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 2.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'queued', NULL, 1, 0, 1795869795.47308, 0, NULL, NULL, NULL, 0, NULL, 1795869795.47308, NULL, NULL, 0, 'batch_01m8h2ws4fz3jdbkb36d28xtyq', '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, NULL, false);
INSERT INTO public.jobs VALUES ('job_01m8h2ws6bbfrmcvzvz84chegw', 'ana', 'In the bin', '{"dpi": 300, "init": null, "frame": null, "sheet": null, "recipe": {"init": "content", "seed": 0, "size": 96, "bleed": true, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "variants": "none", "averaging": 0.9, "optimizer": "preconditioned", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "flat_colors": true, "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 2.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}], "content": "asset_01m8h2thb6xm5s11jknkyhnd7p", "devices": 1, "outputs": ["png"], "version": 2, "strength": null, "content_mask": null}', NULL, 'canceled', NULL, 3, 0, 1795869795.531704, 0, NULL, NULL, NULL, 0, NULL, 1795869795.531704, NULL, 1795869795.547904, 0, NULL, '{}', 'render 166 118 166 113', NULL, 'render', NULL, NULL, 'default', NULL, 3.5358844045879363, false, 0, NULL, NULL, true, NULL, 1795869795.556601, false);


--
-- Data for Name: looks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.looks VALUES ('look_01m8h2ws7a3ftxv4e9g4g1xjs3', 'ana', 'Firm', NULL, 'standard@3', '{"content_weight": 3}', 1795869795.563644);


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES (407, 'webhook', '{"data": {"error": null, "label": "Held: pause", "state": "queued", "job_id": "job_01m8h2wj38yc3hnpnq03z7g8ez"}, "kind": "job.queued", "owner": "ana"}', 1795869788.278395);
INSERT INTO public.outbox VALUES (408, 'doorbell', '{}', 1795869788.280312);
INSERT INTO public.outbox VALUES (409, 'webhook', '{"data": {"epoch": 1, "error": null, "label": "Held: pause", "state": "running", "job_id": "job_01m8h2wj38yc3hnpnq03z7g8ez", "worker": "studio/gone"}, "kind": "job.running", "owner": "ana"}', 1795869794.326029);
INSERT INTO public.outbox VALUES (410, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Held: pause", "state": "pausing", "job_id": "job_01m8h2wj38yc3hnpnq03z7g8ez"}, "kind": "job.pausing", "owner": "ana"}', 1795869794.334593);
INSERT INTO public.outbox VALUES (411, 'webhook', '{"data": {"error": null, "label": "Held: cancel", "state": "queued", "job_id": "job_01m8h2wr189xwfgdtzy0y246wf"}, "kind": "job.queued", "owner": "ana"}', 1795869794.352909);
INSERT INTO public.outbox VALUES (412, 'doorbell', '{}', 1795869794.353839);
INSERT INTO public.outbox VALUES (413, 'webhook', '{"data": {"epoch": 1, "error": null, "label": "Held: cancel", "state": "running", "job_id": "job_01m8h2wr189xwfgdtzy0y246wf", "worker": "studio/gone"}, "kind": "job.running", "owner": "ana"}', 1795869794.360791);
INSERT INTO public.outbox VALUES (414, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Held: cancel", "state": "canceling", "job_id": "job_01m8h2wr189xwfgdtzy0y246wf"}, "kind": "job.canceling", "owner": "ana"}', 1795869794.365167);
INSERT INTO public.outbox VALUES (415, 'webhook', '{"data": {"error": null, "label": "Held: finish", "state": "queued", "job_id": "job_01m8h2wr29x3stxntkrn6vqh3f"}, "kind": "job.queued", "owner": "ana"}', 1795869794.386671);
INSERT INTO public.outbox VALUES (416, 'doorbell', '{}', 1795869794.387553);
INSERT INTO public.outbox VALUES (417, 'webhook', '{"data": {"epoch": 1, "error": null, "label": "Held: finish", "state": "running", "job_id": "job_01m8h2wr29x3stxntkrn6vqh3f", "worker": "studio/gone"}, "kind": "job.running", "owner": "ana"}', 1795869794.393954);
INSERT INTO public.outbox VALUES (418, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Held: finish", "state": "finishing", "job_id": "job_01m8h2wr29x3stxntkrn6vqh3f"}, "kind": "job.finishing", "owner": "ana"}', 1795869794.396997);
INSERT INTO public.outbox VALUES (419, 'webhook', '{"data": {"error": null, "label": "Canceled", "state": "queued", "job_id": "job_01m8h2wr35mcgrykryywt451s6"}, "kind": "job.queued", "owner": "ana"}', 1795869794.412971);
INSERT INTO public.outbox VALUES (420, 'doorbell', '{}', 1795869794.414373);
INSERT INTO public.outbox VALUES (421, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Canceled", "state": "canceled", "job_id": "job_01m8h2wr35mcgrykryywt451s6"}, "kind": "job.canceled", "owner": "ana"}', 1795869794.420445);
INSERT INTO public.outbox VALUES (422, 'webhook', '{"data": {"error": null, "label": "Queued", "state": "queued", "job_id": "job_01m8h2wr416axdn5dpzmcwget0"}, "kind": "job.queued", "owner": "ana"}', 1795869794.439716);
INSERT INTO public.outbox VALUES (423, 'doorbell', '{}', 1795869794.440837);
INSERT INTO public.outbox VALUES (424, 'webhook', '{"data": {"error": null, "label": "A version", "state": "queued", "job_id": "job_01m8h2wr4mtxszct3vfyxgr2ye"}, "kind": "job.queued", "owner": "ana"}', 1795869794.46747);
INSERT INTO public.outbox VALUES (425, 'doorbell', '{}', 1795869794.468617);
INSERT INTO public.outbox VALUES (426, 'webhook', '{"data": {"error": null, "label": "Preset draft", "state": "queued", "job_id": "job_01m8h2wr5qrmq9cxkf2d7ed4yj"}, "kind": "job.queued", "owner": "ana"}', 1795869794.497014);
INSERT INTO public.outbox VALUES (427, 'doorbell', '{}', 1795869794.49919);
INSERT INTO public.outbox VALUES (428, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset draft", "state": "paused", "job_id": "job_01m8h2wr5qrmq9cxkf2d7ed4yj"}, "kind": "job.paused", "owner": "ana"}', 1795869794.507795);
INSERT INTO public.outbox VALUES (429, 'webhook', '{"data": {"error": null, "label": "Preset standard", "state": "queued", "job_id": "job_01m8h2wr6x8hsjsp27x27brehd"}, "kind": "job.queued", "owner": "ana"}', 1795869794.537316);
INSERT INTO public.outbox VALUES (430, 'doorbell', '{}', 1795869794.539098);
INSERT INTO public.outbox VALUES (431, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset standard", "state": "paused", "job_id": "job_01m8h2wr6x8hsjsp27x27brehd"}, "kind": "job.paused", "owner": "ana"}', 1795869794.546636);
INSERT INTO public.outbox VALUES (432, 'webhook', '{"data": {"error": null, "label": "Preset fine", "state": "queued", "job_id": "job_01m8h2wr87j859xnee4tbqzqt9"}, "kind": "job.queued", "owner": "ana"}', 1795869794.583133);
INSERT INTO public.outbox VALUES (433, 'doorbell', '{}', 1795869794.585067);
INSERT INTO public.outbox VALUES (434, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset fine", "state": "paused", "job_id": "job_01m8h2wr87j859xnee4tbqzqt9"}, "kind": "job.paused", "owner": "ana"}', 1795869794.592466);
INSERT INTO public.outbox VALUES (435, 'webhook', '{"data": {"error": null, "label": "Preset draft@1", "state": "queued", "job_id": "job_01m8h2wr9mp7znvdrdedh1j4s1"}, "kind": "job.queued", "owner": "ana"}', 1795869794.62445);
INSERT INTO public.outbox VALUES (436, 'doorbell', '{}', 1795869794.625974);
INSERT INTO public.outbox VALUES (437, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset draft@1", "state": "paused", "job_id": "job_01m8h2wr9mp7znvdrdedh1j4s1"}, "kind": "job.paused", "owner": "ana"}', 1795869794.632238);
INSERT INTO public.outbox VALUES (438, 'webhook', '{"data": {"error": null, "label": "Preset standard@1", "state": "queued", "job_id": "job_01m8h2wrak4bb244c89s5saqft"}, "kind": "job.queued", "owner": "ana"}', 1795869794.653156);
INSERT INTO public.outbox VALUES (439, 'doorbell', '{}', 1795869794.654513);
INSERT INTO public.outbox VALUES (440, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset standard@1", "state": "paused", "job_id": "job_01m8h2wrak4bb244c89s5saqft"}, "kind": "job.paused", "owner": "ana"}', 1795869794.660727);
INSERT INTO public.outbox VALUES (441, 'webhook', '{"data": {"error": null, "label": "Preset fine@1", "state": "queued", "job_id": "job_01m8h2wrbkbaj9brhf56t5q1cs"}, "kind": "job.queued", "owner": "ana"}', 1795869794.684078);
INSERT INTO public.outbox VALUES (442, 'doorbell', '{}', 1795869794.68501);
INSERT INTO public.outbox VALUES (443, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset fine@1", "state": "paused", "job_id": "job_01m8h2wrbkbaj9brhf56t5q1cs"}, "kind": "job.paused", "owner": "ana"}', 1795869794.690704);
INSERT INTO public.outbox VALUES (444, 'webhook', '{"data": {"error": null, "label": "Preset draft@2", "state": "queued", "job_id": "job_01m8h2wrcdn5t0s57c4sfhwkty"}, "kind": "job.queued", "owner": "ana"}', 1795869794.708949);
INSERT INTO public.outbox VALUES (445, 'doorbell', '{}', 1795869794.709961);
INSERT INTO public.outbox VALUES (446, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset draft@2", "state": "paused", "job_id": "job_01m8h2wrcdn5t0s57c4sfhwkty"}, "kind": "job.paused", "owner": "ana"}', 1795869794.713895);
INSERT INTO public.outbox VALUES (447, 'webhook', '{"data": {"error": null, "label": "Preset standard@2", "state": "queued", "job_id": "job_01m8h2wrd3xg0jfrcpwyfq5pgx"}, "kind": "job.queued", "owner": "ana"}', 1795869794.731195);
INSERT INTO public.outbox VALUES (448, 'doorbell', '{}', 1795869794.732228);
INSERT INTO public.outbox VALUES (449, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset standard@2", "state": "paused", "job_id": "job_01m8h2wrd3xg0jfrcpwyfq5pgx"}, "kind": "job.paused", "owner": "ana"}', 1795869794.737181);
INSERT INTO public.outbox VALUES (450, 'webhook', '{"data": {"error": null, "label": "Preset fine@2", "state": "queued", "job_id": "job_01m8h2wrdty9kyhsxap8np64s3"}, "kind": "job.queued", "owner": "ana"}', 1795869794.756674);
INSERT INTO public.outbox VALUES (451, 'doorbell', '{}', 1795869794.758238);
INSERT INTO public.outbox VALUES (452, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset fine@2", "state": "paused", "job_id": "job_01m8h2wrdty9kyhsxap8np64s3"}, "kind": "job.paused", "owner": "ana"}', 1795869794.764835);
INSERT INTO public.outbox VALUES (453, 'webhook', '{"data": {"error": null, "label": "Preset draft@3", "state": "queued", "job_id": "job_01m8h2wresq0ms5yen9ctjp13t"}, "kind": "job.queued", "owner": "ana"}', 1795869794.788315);
INSERT INTO public.outbox VALUES (454, 'doorbell', '{}', 1795869794.789453);
INSERT INTO public.outbox VALUES (455, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset draft@3", "state": "paused", "job_id": "job_01m8h2wresq0ms5yen9ctjp13t"}, "kind": "job.paused", "owner": "ana"}', 1795869794.794652);
INSERT INTO public.outbox VALUES (456, 'webhook', '{"data": {"error": null, "label": "Preset standard@3", "state": "queued", "job_id": "job_01m8h2wrfnv1dcq59nwa5e072w"}, "kind": "job.queued", "owner": "ana"}', 1795869794.813272);
INSERT INTO public.outbox VALUES (457, 'doorbell', '{}', 1795869794.81438);
INSERT INTO public.outbox VALUES (458, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset standard@3", "state": "paused", "job_id": "job_01m8h2wrfnv1dcq59nwa5e072w"}, "kind": "job.paused", "owner": "ana"}', 1795869794.819158);
INSERT INTO public.outbox VALUES (459, 'webhook', '{"data": {"error": null, "label": "Preset fine@3", "state": "queued", "job_id": "job_01m8h2wrge5ax17gvdysfx99d0"}, "kind": "job.queued", "owner": "ana"}', 1795869794.839876);
INSERT INTO public.outbox VALUES (460, 'doorbell', '{}', 1795869794.841068);
INSERT INTO public.outbox VALUES (461, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Preset fine@3", "state": "paused", "job_id": "job_01m8h2wrge5ax17gvdysfx99d0"}, "kind": "job.paused", "owner": "ana"}', 1795869794.855758);
INSERT INTO public.outbox VALUES (462, 'webhook', '{"data": {"error": null, "label": "Every file", "state": "queued", "job_id": "job_01m8h2wrhmed5ejv1gg0pm733w"}, "kind": "job.queued", "owner": "ana"}', 1795869794.880622);
INSERT INTO public.outbox VALUES (463, 'doorbell', '{}', 1795869794.881981);
INSERT INTO public.outbox VALUES (464, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Every file", "state": "paused", "job_id": "job_01m8h2wrhmed5ejv1gg0pm733w"}, "kind": "job.paused", "owner": "ana"}', 1795869794.88821);
INSERT INTO public.outbox VALUES (465, 'webhook', '{"data": {"error": null, "label": "Notes, labels and a webhook", "state": "queued", "job_id": "job_01m8h2wrjp9tgpqe01xwvd68kf"}, "kind": "job.queued", "owner": "ana"}', 1795869794.914622);
INSERT INTO public.outbox VALUES (466, 'doorbell', '{}', 1795869794.915901);
INSERT INTO public.outbox VALUES (467, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Notes, labels and a webhook", "state": "paused", "job_id": "job_01m8h2wrjp9tgpqe01xwvd68kf"}, "kind": "job.paused", "owner": "ana"}', 1795869794.921982);
INSERT INTO public.outbox VALUES (468, 'webhook', '{"data": {"error": null, "label": "Two paintings", "state": "queued", "job_id": "job_01m8h2wrknyb98chwvcjz0b6gz"}, "kind": "job.queued", "owner": "ana"}', 1795869794.949113);
INSERT INTO public.outbox VALUES (469, 'doorbell', '{}', 1795869794.950354);
INSERT INTO public.outbox VALUES (470, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Two paintings", "state": "paused", "job_id": "job_01m8h2wrknyb98chwvcjz0b6gz"}, "kind": "job.paused", "owner": "ana"}', 1795869794.956458);
INSERT INTO public.outbox VALUES (471, 'webhook', '{"data": {"error": null, "label": "Regions", "state": "queued", "job_id": "job_01m8h2wrr2n8yccy4kqbpesq22"}, "kind": "job.queued", "owner": "ana"}', 1795869795.082016);
INSERT INTO public.outbox VALUES (472, 'doorbell', '{}', 1795869795.083067);
INSERT INTO public.outbox VALUES (473, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Regions", "state": "paused", "job_id": "job_01m8h2wrr2n8yccy4kqbpesq22"}, "kind": "job.paused", "owner": "ana"}', 1795869795.087572);
INSERT INTO public.outbox VALUES (474, 'webhook', '{"data": {"error": null, "label": "Regions and strength", "state": "queued", "job_id": "job_01m8h2wrs1ycfan4qzwxmvd9qj"}, "kind": "job.queued", "owner": "ana"}', 1795869795.113141);
INSERT INTO public.outbox VALUES (475, 'doorbell', '{}', 1795869795.114083);
INSERT INTO public.outbox VALUES (476, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Regions and strength", "state": "paused", "job_id": "job_01m8h2wrs1ycfan4qzwxmvd9qj"}, "kind": "job.paused", "owner": "ana"}', 1795869795.118389);
INSERT INTO public.outbox VALUES (477, 'webhook', '{"data": {"error": null, "label": "Strength", "state": "queued", "job_id": "job_01m8h2wrsqgsynf9a7ahr1zq7s"}, "kind": "job.queued", "owner": "ana"}', 1795869795.133974);
INSERT INTO public.outbox VALUES (478, 'doorbell', '{}', 1795869795.134782);
INSERT INTO public.outbox VALUES (479, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Strength", "state": "paused", "job_id": "job_01m8h2wrsqgsynf9a7ahr1zq7s"}, "kind": "job.paused", "owner": "ana"}', 1795869795.138181);
INSERT INTO public.outbox VALUES (480, 'webhook', '{"data": {"error": null, "label": "A canvas of one''s own", "state": "queued", "job_id": "job_01m8h2wrt96ayem5vh9gftj67p"}, "kind": "job.queued", "owner": "ana"}', 1795869795.153027);
INSERT INTO public.outbox VALUES (481, 'doorbell', '{}', 1795869795.153868);
INSERT INTO public.outbox VALUES (482, 'webhook', '{"data": {"by": "ana", "error": null, "label": "A canvas of one''s own", "state": "paused", "job_id": "job_01m8h2wrt96ayem5vh9gftj67p"}, "kind": "job.paused", "owner": "ana"}', 1795869795.158419);
INSERT INTO public.outbox VALUES (483, 'webhook', '{"data": {"error": null, "label": "Settings 1", "state": "queued", "job_id": "job_01m8h2wrv0y0cg38trfz4j69ve"}, "kind": "job.queued", "owner": "ana"}', 1795869795.179478);
INSERT INTO public.outbox VALUES (484, 'doorbell', '{}', 1795869795.180329);
INSERT INTO public.outbox VALUES (485, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 1", "state": "paused", "job_id": "job_01m8h2wrv0y0cg38trfz4j69ve"}, "kind": "job.paused", "owner": "ana"}', 1795869795.186708);
INSERT INTO public.outbox VALUES (486, 'webhook', '{"data": {"error": null, "label": "Settings 2", "state": "queued", "job_id": "job_01m8h2wrvxnph74emnw3vyat31"}, "kind": "job.queued", "owner": "ana"}', 1795869795.206278);
INSERT INTO public.outbox VALUES (487, 'doorbell', '{}', 1795869795.207203);
INSERT INTO public.outbox VALUES (488, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 2", "state": "paused", "job_id": "job_01m8h2wrvxnph74emnw3vyat31"}, "kind": "job.paused", "owner": "ana"}', 1795869795.211959);
INSERT INTO public.outbox VALUES (489, 'webhook', '{"data": {"error": null, "label": "Settings 3", "state": "queued", "job_id": "job_01m8h2wrwnpjtbsrjzznrx9n53"}, "kind": "job.queued", "owner": "ana"}', 1795869795.231112);
INSERT INTO public.outbox VALUES (490, 'doorbell', '{}', 1795869795.232192);
INSERT INTO public.outbox VALUES (491, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 3", "state": "paused", "job_id": "job_01m8h2wrwnpjtbsrjzznrx9n53"}, "kind": "job.paused", "owner": "ana"}', 1795869795.238613);
INSERT INTO public.outbox VALUES (492, 'webhook', '{"data": {"error": null, "label": "Settings 4", "state": "queued", "job_id": "job_01m8h2wrxhwyzmq6srpm49jfff"}, "kind": "job.queued", "owner": "ana"}', 1795869795.25899);
INSERT INTO public.outbox VALUES (493, 'doorbell', '{}', 1795869795.259935);
INSERT INTO public.outbox VALUES (494, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 4", "state": "paused", "job_id": "job_01m8h2wrxhwyzmq6srpm49jfff"}, "kind": "job.paused", "owner": "ana"}', 1795869795.264464);
INSERT INTO public.outbox VALUES (495, 'webhook', '{"data": {"error": null, "label": "Settings 5", "state": "queued", "job_id": "job_01m8h2wryq749j5qqx6sjgqc61"}, "kind": "job.queued", "owner": "ana"}', 1795869795.295576);
INSERT INTO public.outbox VALUES (496, 'doorbell', '{}', 1795869795.296548);
INSERT INTO public.outbox VALUES (497, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 5", "state": "paused", "job_id": "job_01m8h2wryq749j5qqx6sjgqc61"}, "kind": "job.paused", "owner": "ana"}', 1795869795.300676);
INSERT INTO public.outbox VALUES (498, 'webhook', '{"data": {"error": null, "label": "Settings 6", "state": "queued", "job_id": "job_01m8h2wrzf1ttjtpkf30ea65r3"}, "kind": "job.queued", "owner": "ana"}', 1795869795.320398);
INSERT INTO public.outbox VALUES (499, 'doorbell', '{}', 1795869795.321608);
INSERT INTO public.outbox VALUES (500, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Settings 6", "state": "paused", "job_id": "job_01m8h2wrzf1ttjtpkf30ea65r3"}, "kind": "job.paused", "owner": "ana"}', 1795869795.327084);
INSERT INTO public.outbox VALUES (501, 'webhook', '{"data": {"error": null, "label": "One pass", "state": "queued", "job_id": "job_01m8h2ws09vqp9wxgr8bg9r5gw"}, "kind": "job.queued", "owner": "ana"}', 1795869795.345377);
INSERT INTO public.outbox VALUES (502, 'doorbell', '{}', 1795869795.346568);
INSERT INTO public.outbox VALUES (503, 'webhook', '{"data": {"by": "ana", "error": null, "label": "One pass", "state": "paused", "job_id": "job_01m8h2ws09vqp9wxgr8bg9r5gw"}, "kind": "job.paused", "owner": "ana"}', 1795869795.351547);
INSERT INTO public.outbox VALUES (504, 'webhook', '{"data": {"error": null, "label": "A proof of one pass", "state": "queued", "job_id": "job_01m8h2ws115x7pa4d0f108vbfh"}, "kind": "job.queued", "owner": "ana"}', 1795869795.369974);
INSERT INTO public.outbox VALUES (505, 'doorbell', '{}', 1795869795.371171);
INSERT INTO public.outbox VALUES (506, 'webhook', '{"data": {"by": "ana", "error": null, "label": "A proof of one pass", "state": "paused", "job_id": "job_01m8h2ws115x7pa4d0f108vbfh"}, "kind": "job.paused", "owner": "ana"}', 1795869795.376296);
INSERT INTO public.outbox VALUES (507, 'webhook', '{"data": {"error": null, "label": "Two passes of a film", "state": "queued", "job_id": "job_01m8h2ws1tq44q91k99s6b0xaa"}, "kind": "job.queued", "owner": "ana"}', 1795869795.396603);
INSERT INTO public.outbox VALUES (508, 'doorbell', '{}', 1795869795.397738);
INSERT INTO public.outbox VALUES (509, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Two passes of a film", "state": "paused", "job_id": "job_01m8h2ws1tq44q91k99s6b0xaa"}, "kind": "job.paused", "owner": "ana"}', 1795869795.403207);
INSERT INTO public.outbox VALUES (510, 'webhook', '{"data": {"error": null, "label": "Part of a film", "state": "queued", "job_id": "job_01m8h2ws2nf818yy8rht42qgq2"}, "kind": "job.queued", "owner": "ana"}', 1795869795.423234);
INSERT INTO public.outbox VALUES (511, 'doorbell', '{}', 1795869795.424349);
INSERT INTO public.outbox VALUES (512, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Part of a film", "state": "paused", "job_id": "job_01m8h2ws2nf818yy8rht42qgq2"}, "kind": "job.paused", "owner": "ana"}', 1795869795.430078);
INSERT INTO public.outbox VALUES (513, 'webhook', '{"data": {"error": null, "label": "A training", "state": "queued", "job_id": "job_01m8h2ws3hj6pwta34p138h2k6"}, "kind": "job.queued", "owner": "ana"}', 1795869795.449838);
INSERT INTO public.outbox VALUES (514, 'doorbell', '{}', 1795869795.451055);
INSERT INTO public.outbox VALUES (515, 'webhook', '{"data": {"by": "ana", "error": null, "label": "A training", "state": "paused", "job_id": "job_01m8h2ws3hj6pwta34p138h2k6"}, "kind": "job.paused", "owner": "ana"}', 1795869795.456619);
INSERT INTO public.outbox VALUES (516, 'webhook', '{"data": {"error": null, "label": "", "state": "queued", "job_id": "job_01m8h2ws4n43rcnvvppr7crtgp"}, "kind": "job.queued", "owner": "ana"}', 1795869795.484776);
INSERT INTO public.outbox VALUES (517, 'doorbell', '{}', 1795869795.488576);
INSERT INTO public.outbox VALUES (518, 'webhook', '{"data": {"error": null, "label": "", "state": "queued", "job_id": "job_01m8h2ws54b2wsgq8zfzg1d3e0"}, "kind": "job.queued", "owner": "ana"}', 1795869795.496604);
INSERT INTO public.outbox VALUES (519, 'doorbell', '{}', 1795869795.499294);
INSERT INTO public.outbox VALUES (520, 'webhook', '{"data": {"by": "ana", "error": null, "label": "Finished: lbfgs", "state": "succeeded", "job_id": "job_01m8h2thzctgycz7paeybjvcxg", "changed": ["favourite"]}, "kind": "job.succeeded", "owner": "ana"}', 1795869795.51964);
INSERT INTO public.outbox VALUES (521, 'webhook', '{"data": {"error": null, "label": "In the bin", "state": "queued", "job_id": "job_01m8h2ws6bbfrmcvzvz84chegw"}, "kind": "job.queued", "owner": "ana"}', 1795869795.540873);
INSERT INTO public.outbox VALUES (522, 'doorbell', '{}', 1795869795.542008);
INSERT INTO public.outbox VALUES (523, 'webhook', '{"data": {"by": "ana", "error": null, "label": "In the bin", "state": "canceled", "job_id": "job_01m8h2ws6bbfrmcvzvz84chegw"}, "kind": "job.canceled", "owner": "ana"}', 1795869795.548654);


--
-- Data for Name: projects; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.projects VALUES ('Waves', '["ana"]', 1, NULL, '', 0, 1795869721.659654);


--
-- Data for Name: samples; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: serves; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.serves VALUES ('0005');


--
-- Data for Name: shares; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shares VALUES (2993116, 'default', 'ana', 'cpu   render', 10);
INSERT INTO public.shares VALUES (2993116, 'default', 'ana', 'cpu-half 21248 network-vgg16,sketch apply,regions,render,train,video', 50);
INSERT INTO public.shares VALUES (2993116, 'default', 'ana', 'cpu-half 20347 network-vgg16,sketch apply,regions,render,train,video', 10);


--
-- Data for Name: sign_ins; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: standings; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: style_versions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.style_versions VALUES ('style_01m8h2ws7gcbhqj1rxmntq4z5m', 1, '[{"mask": null, "asset": "asset_01m8h2thbpa51vjga0bh7qz768", "weight": 1.0}]', '{}', 1795869795.573175);


--
-- Data for Name: styles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.styles VALUES ('style_01m8h2ws7gcbhqj1rxmntq4z5m', 'ana', 'Waves', '["sea"]', '', 1, 1795869795.57073, false);


--
-- Data for Name: tokens; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tokens VALUES ('token_01m8h2th20yf6wxyx68mjpsgr5', 'ana', 'laptop', '11a8f174f260795f34b4549810b47766797fb04bf9bc62ecd1fdf554b0b862e6', '["read", "write"]', 1795869721.664811, NULL, NULL, NULL);


--
-- Data for Name: uploads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.uploads VALUES ('upload_01m8h2ws5hmja7h02en8p0tje3', 'ana', '0000000000000000000000000000000000000000000000000000000000000000', 'on its way.png', 1000, 1795869795.506103);


--
-- Data for Name: usage; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.usage VALUES ('job_01m8h2thk4b1awxrkjpq3szk4e', 1, 'ana', 'default', 'render', NULL, 1795869722.558216, '2026-11', 0.005106210708618164, 0, NULL, NULL, NULL);
INSERT INTO public.usage VALUES ('job_01m8h2thzyzq37tg1cywxqk3wf', 1, 'ana', 'default', 'apply', 'cpu-half', 1795869729.135822, '2026-11', 2.251235008239746, 18432, NULL, NULL, 2.251235008239746);
INSERT INTO public.usage VALUES ('job_01m8h2tj0h33gj647sfkr1pm9b', 1, 'ana', 'default', 'video', 'cpu-half', 1795869737.15879, '2026-11', 7.897406101226807, 36864, NULL, NULL, 7.897406101226807);
INSERT INTO public.usage VALUES ('job_01m8h2tj13t2xxy5xnt2p2v1r2', 1, 'ana', 'default', 'train', 'cpu-half', 1795869742.941123, '2026-11', 5.666285037994385, 24576, NULL, NULL, 5.666285037994385);
INSERT INTO public.usage VALUES ('job_01m8h2thyqykagh64n95bmdz1h', 1, 'ana', 'default', 'render', 'cpu-half', 1795869746.577502, '2026-11', 3.5225069522857666, 6144, NULL, NULL, 3.5225069522857666);
INSERT INTO public.usage VALUES ('job_01m8h2thzctgycz7paeybjvcxg', 1, 'ana', 'default', 'render', 'cpu-half', 1795869750.243631, '2026-11', 3.549363851547241, 6144, NULL, NULL, 3.549363851547241);
INSERT INTO public.usage VALUES ('job_01m8h2wb5ry5zvn33bge71z9jt', 1, 'ana', 'default', 'render', 'cpu-half', 1795869787.413344, '2026-11', 1.7687938213348389, 0, NULL, NULL, NULL);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('ana', 'artist', false, 1795869721.646473);
INSERT INTO public.users VALUES ('operator', 'operator', false, 1795869721.651958);
INSERT INTO public.users VALUES ('admin', 'admin', false, 1795869721.65518);


--
-- Data for Name: votes; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: webhooks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.webhooks VALUES ('webhook_01m8h2th268n3g14esdjvv28ez', 'ana', 'http://127.0.0.1:9/farm', 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '["job.failed", "job.paused", "job.succeeded"]', true, 1795869721.671427, NULL, NULL, NULL);
INSERT INTO public.webhooks VALUES ('webhook_01m8h2wrk0vzwztpfx5c035yvr', 'ana', 'http://127.0.0.1:9/job', 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '["job.canceled", "job.failed", "job.succeeded"]', true, 1795869794.913544, 'job_01m8h2wrjp9tgpqe01xwvd68kf', NULL, NULL);


--
-- Data for Name: workers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workers VALUES ('studio/finishes', 'boot_01m8h2tmcxg9tnjwf4t8hnk9zv', 'vm', 12649, 'cpu, 1 thread', '0.2.0', false, NULL, NULL, 1795869726.419097, 1795869750.255108, 1795869750.357241, NULL, 'cpu-half', 21300000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 1347768320, NULL, 64768536576, '', false, false);
INSERT INTO public.workers VALUES ('studio/adam', 'boot_01m8h2vfgndsecc7820mcjvmqp', 'vm', 13229, 'cpu, 1 thread', '0.2.0', false, NULL, 'job_01m8h2vd7rhf3tb2sd9ztzw6qg', 1795869754.114372, 1795869754.615318, NULL, NULL, 'cpu-half', 21600000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 863956992, NULL, 64768520192, '', false, false);
INSERT INTO public.workers VALUES ('studio/lbfgs', 'boot_01m8h2vmzatm9chr8rekfs6rbj', 'vm', 13241, 'cpu, 1 thread', '0.2.0', false, NULL, 'job_01m8h2vjkvpz8cadnk4pprac44', 1795869759.765761, 1795869760.276573, NULL, NULL, 'cpu-half', 21500000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 798486528, NULL, 64764329984, '', false, false);
INSERT INTO public.workers VALUES ('studio/apply', 'boot_01m8h2vtmrdbx5nepfqvx8mjfx', 'vm', 13253, 'cpu, 1 thread', '0.2.0', false, NULL, 'job_01m8h2vr6qsemd20aktry29jt5', 1795869765.528395, 1795869766.012709, NULL, NULL, 'cpu-half', 21100000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 863571968, NULL, 64757567488, '', false, false);
INSERT INTO public.workers VALUES ('studio/video', 'boot_01m8h2w044yxddtkybxkk9kasg', 'vm', 13268, 'cpu, 1 thread', '0.2.0', false, NULL, 'job_01m8h2vxvgpgagj7jvdazsp6y3', 1795869771.130286, 1795869771.590975, NULL, NULL, 'cpu-half', 21300000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 800501760, NULL, 64757452800, '', false, false);
INSERT INTO public.workers VALUES ('studio/train', 'boot_01m8h2w807va3xhzapyr0ckq3m', 'vm', 13295, 'cpu, 1 thread', '0.2.0', false, NULL, 'job_01m8h2w5qjy285zgxx3dwhbh9s', 1795869779.189605, 1795869779.717619, NULL, NULL, 'cpu-half', 21500000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 863223808, NULL, 64737079296, '', false, false);
INSERT INTO public.workers VALUES ('studio/pauses', 'boot_01m8h2wdjns7sdx0e0j6ft6tdy', 'vm', 13308, 'cpu, 1 thread', '0.2.0', false, NULL, NULL, 1795869785.09262, 1795869787.439969, 1795869787.451142, NULL, 'cpu-half', 21200000000, 'network-vgg16,sketch', 'render,apply,video,train,regions', 991309824, NULL, 64725983232, '', false, false);


--
-- Name: attempts_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.attempts_id_seq', 15, true);


--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_id_seq', 5, true);


--
-- Name: checkpoints_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.checkpoints_id_seq', 114, true);


--
-- Name: job_events_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.job_events_id_seq', 128, true);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 523, true);


--
-- Name: album_jobs album_jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.album_jobs
    ADD CONSTRAINT album_jobs_pkey PRIMARY KEY (job_id, name);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: answers answers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_pkey PRIMARY KEY (owner, key);


--
-- Name: artifacts artifacts_job_id_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_job_id_name_key UNIQUE (job_id, name);


--
-- Name: artifacts artifacts_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_key_key UNIQUE (key);


--
-- Name: artifacts artifacts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_pkey PRIMARY KEY (id);


--
-- Name: assets assets_owner_sha256_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assets
    ADD CONSTRAINT assets_owner_sha256_key UNIQUE (owner, sha256);


--
-- Name: assets assets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assets
    ADD CONSTRAINT assets_pkey PRIMARY KEY (id);


--
-- Name: attempts attempts_job_id_epoch_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_job_id_epoch_key UNIQUE (job_id, epoch);


--
-- Name: attempts attempts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);


--
-- Name: batches batches_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (id);


--
-- Name: caretakers caretakers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.caretakers
    ADD CONSTRAINT caretakers_pkey PRIMARY KEY (boot_id);


--
-- Name: checkpoints checkpoints_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_key_key UNIQUE (key);


--
-- Name: checkpoints checkpoints_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (id);


--
-- Name: deliveries deliveries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);


--
-- Name: forms forms_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.forms
    ADD CONSTRAINT forms_pkey PRIMARY KEY (owner);


--
-- Name: identities identities_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identities
    ADD CONSTRAINT identities_pkey PRIMARY KEY (issuer, subject);


--
-- Name: job_after job_after_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_after
    ADD CONSTRAINT job_after_pkey PRIMARY KEY (job_id, after_id);


--
-- Name: job_assets job_assets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_assets
    ADD CONSTRAINT job_assets_pkey PRIMARY KEY (job_id, asset_id, role);


--
-- Name: job_events job_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_pkey PRIMARY KEY (id);


--
-- Name: jobs jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);


--
-- Name: looks looks_owner_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.looks
    ADD CONSTRAINT looks_owner_name_key UNIQUE (owner, name);


--
-- Name: looks looks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.looks
    ADD CONSTRAINT looks_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: projects projects_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (name);


--
-- Name: samples samples_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.samples
    ADD CONSTRAINT samples_pkey PRIMARY KEY (minute);


--
-- Name: serves serves_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.serves
    ADD CONSTRAINT serves_pkey PRIMARY KEY (oldest);


--
-- Name: shares shares_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shares
    ADD CONSTRAINT shares_pkey PRIMARY KEY (slot, project, owner, offer);


--
-- Name: sign_ins sign_ins_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_pkey PRIMARY KEY (sha256);


--
-- Name: standings standings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.standings
    ADD CONSTRAINT standings_pkey PRIMARY KEY (id);


--
-- Name: style_versions style_versions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.style_versions
    ADD CONSTRAINT style_versions_pkey PRIMARY KEY (style_id, number);


--
-- Name: styles styles_owner_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.styles
    ADD CONSTRAINT styles_owner_name_key UNIQUE (owner, name);


--
-- Name: styles styles_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.styles
    ADD CONSTRAINT styles_pkey PRIMARY KEY (id);


--
-- Name: tokens tokens_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_pkey PRIMARY KEY (id);


--
-- Name: tokens tokens_sha256_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_sha256_key UNIQUE (sha256);


--
-- Name: uploads uploads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.uploads
    ADD CONSTRAINT uploads_pkey PRIMARY KEY (id);


--
-- Name: usage usage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usage
    ADD CONSTRAINT usage_pkey PRIMARY KEY (job_id, epoch);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (name);


--
-- Name: votes votes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_pkey PRIMARY KEY (one_id, other_id, person);


--
-- Name: webhooks webhooks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT webhooks_pkey PRIMARY KEY (id);


--
-- Name: workers workers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workers
    ADD CONSTRAINT workers_pkey PRIMARY KEY (id);


--
-- Name: ix_album_jobs_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_album_jobs_name ON public.album_jobs USING btree (name);


--
-- Name: ix_answers_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_answers_job_id ON public.answers USING btree (job_id);


--
-- Name: ix_assets_sha256; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_assets_sha256 ON public.assets USING btree (sha256);


--
-- Name: ix_attempts_ended; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_attempts_ended ON public.attempts USING btree (ended, outcome);


--
-- Name: ix_attempts_worker_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_attempts_worker_id ON public.attempts USING btree (worker_id);


--
-- Name: ix_checkpoints_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_checkpoints_job_id ON public.checkpoints USING btree (job_id);


--
-- Name: ix_deliveries_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_due ON public.deliveries USING btree (due);


--
-- Name: ix_deliveries_webhook_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_webhook_id ON public.deliveries USING btree (webhook_id);


--
-- Name: ix_identities_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_identities_user ON public.identities USING btree ("user");


--
-- Name: ix_job_after_after_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_job_after_after_id ON public.job_after USING btree (after_id);


--
-- Name: ix_job_assets_asset_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_job_assets_asset_id ON public.job_assets USING btree (asset_id);


--
-- Name: ix_job_events_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_job_events_job_id ON public.job_events USING btree (job_id);


--
-- Name: ix_jobs_batch_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_batch_id ON public.jobs USING btree (batch_id);


--
-- Name: ix_jobs_binned; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_binned ON public.jobs USING btree (binned) WHERE (binned IS NOT NULL);


--
-- Name: ix_jobs_claim; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_claim ON public.jobs USING btree (state, blockers, priority, project, owner, needs, "position");


--
-- Name: ix_jobs_claimed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_claimed ON public.jobs USING btree (claimed);


--
-- Name: ix_jobs_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_created ON public.jobs USING btree (created, id);


--
-- Name: ix_jobs_favourite; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_favourite ON public.jobs USING btree (owner, created, id) WHERE favourite;


--
-- Name: ix_jobs_line; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_line ON public.jobs USING btree (state, priority DESC, "position", needs);


--
-- Name: ix_jobs_needs; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_needs ON public.jobs USING btree (state, blockers, needs);


--
-- Name: ix_jobs_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_owner ON public.jobs USING btree (owner, created, id);


--
-- Name: ix_jobs_parent_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_parent_id ON public.jobs USING btree (parent_id);


--
-- Name: ix_jobs_part_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_part_of ON public.jobs USING btree (part_of);


--
-- Name: ix_jobs_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_state ON public.jobs USING btree (state, created, id);


--
-- Name: ix_jobs_style_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_style_id ON public.jobs USING btree (style_id);


--
-- Name: ix_jobs_unlisted; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_unlisted ON public.jobs USING btree (id) WHERE (NOT assets_listed);


--
-- Name: ix_jobs_worker; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_worker ON public.jobs USING btree (worker_id, owner);


--
-- Name: ix_outbox_topic; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_topic ON public.outbox USING btree (topic, id);


--
-- Name: ix_sign_ins_expires; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sign_ins_expires ON public.sign_ins USING btree (expires);


--
-- Name: ix_sign_ins_token_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sign_ins_token_id ON public.sign_ins USING btree (token_id);


--
-- Name: ix_sign_ins_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sign_ins_user ON public.sign_ins USING btree ("user");


--
-- Name: ix_tokens_parent_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_tokens_parent_id ON public.tokens USING btree (parent_id);


--
-- Name: ix_tokens_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_tokens_user ON public.tokens USING btree ("user");


--
-- Name: ix_usage_ended; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_usage_ended ON public.usage USING btree (ended);


--
-- Name: ix_usage_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_usage_owner ON public.usage USING btree (owner, ended);


--
-- Name: ix_usage_project; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_usage_project ON public.usage USING btree (month, project, seconds);


--
-- Name: ix_votes_other_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_votes_other_id ON public.votes USING btree (other_id);


--
-- Name: ix_webhooks_job_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_webhooks_job_id ON public.webhooks USING btree (job_id);


--
-- Name: ix_webhooks_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_webhooks_owner ON public.webhooks USING btree (owner);


--
-- Name: album_jobs album_jobs_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.album_jobs
    ADD CONSTRAINT album_jobs_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: artifacts artifacts_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.artifacts
    ADD CONSTRAINT artifacts_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: attempts attempts_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: checkpoints checkpoints_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: deliveries deliveries_webhook_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES public.webhooks(id) ON DELETE CASCADE;


--
-- Name: tokens fk_tokens_parent_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT fk_tokens_parent_id FOREIGN KEY (parent_id) REFERENCES public.tokens(id) ON DELETE CASCADE;


--
-- Name: webhooks fk_webhooks_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT fk_webhooks_job_id FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: identities identities_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identities
    ADD CONSTRAINT identities_user_fkey FOREIGN KEY ("user") REFERENCES public.users(name) ON DELETE CASCADE;


--
-- Name: job_after job_after_after_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_after
    ADD CONSTRAINT job_after_after_id_fkey FOREIGN KEY (after_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: job_after job_after_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_after
    ADD CONSTRAINT job_after_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: job_assets job_assets_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_assets
    ADD CONSTRAINT job_assets_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: job_events job_events_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: sign_ins sign_ins_token_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_token_id_fkey FOREIGN KEY (token_id) REFERENCES public.tokens(id) ON DELETE CASCADE;


--
-- Name: sign_ins sign_ins_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_user_fkey FOREIGN KEY ("user") REFERENCES public.users(name) ON DELETE CASCADE;


--
-- Name: style_versions style_versions_style_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.style_versions
    ADD CONSTRAINT style_versions_style_id_fkey FOREIGN KEY (style_id) REFERENCES public.styles(id) ON DELETE CASCADE;


--
-- Name: tokens tokens_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT tokens_user_fkey FOREIGN KEY ("user") REFERENCES public.users(name) ON DELETE CASCADE;


--
-- Name: votes votes_one_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_one_id_fkey FOREIGN KEY (one_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: votes votes_other_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


